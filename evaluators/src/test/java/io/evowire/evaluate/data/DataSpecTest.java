package io.evowire.evaluate.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.evaluate.DataException;
import io.evowire.evaluate.picture.ImageColour;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataSpecTest {

    @Test
    void everyKindIsRead() {
        assertEquals(new Mnist10k(), DataSpec.parse("mnist-10k"));
        assertEquals(new IdxFolder(Path.of("/data/mnist")), DataSpec.parse("idx:/data/mnist"));
        assertEquals(new Cifar10Folder(Path.of("c")), DataSpec.parse("cifar10:c"));
        assertEquals(new ImageFolder(Path.of("p"), 32, ImageColour.GREY),
                DataSpec.parse("images:p?size=32,colour=grey"));
    }

    @Test
    void optionsOfImagesHaveDefaults() {
        assertEquals(new ImageFolder(Path.of("p"), 64, ImageColour.RGB),
                DataSpec.parse("images:p"));
        assertEquals(new ImageFolder(Path.of("p"), 64, ImageColour.GREY),
                DataSpec.parse("images:p?colour=grey"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mnist-10k", "idx:/data/with space/a:b", "cifar10:relative/c",
            "images:/my pictures/50% off, really?size=28,colour=grey,orientation=exif",
            "images:/what?/is=this?size=64,colour=rgb,orientation=stored"})
    void textOfASpecIsTheSpec(String spec) {
        assertEquals(spec, DataSpec.parse(spec).toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mnist                      | there is no kind "mnist"
            ''                         | there is no kind ""
            MNIST-10K                  | there is no kind "MNIST-10K"
            mnist-10k:/data            | takes no folder
            idx                        | names no folder
            'idx: '                    | names no folder
            images:?size=8             | names no folder
            images:p?                  | "" after the last ?
            images:p?size              | "size" after the last ?
            images:p?color=grey        | "color=grey" after the last ?
            images:p?size=8,size=9     | two values for size
            images:p?size=0            | from 1 to 1024, not "0"
            images:p?size=1025         | from 1 to 1024, not "1025"
            images:p?size=big          | from 1 to 1024, not "big"
            images:p?colour=green      | rgb or grey, not "green"
            """)
    void wrongSpecIsAnErrorThatSaysWhyAndListsWhatIsAllowed(String spec, String reason) {
        String message = assertThrows(DataException.class, () -> DataSpec.parse(spec)).getMessage();
        assertTrue(message.contains(reason), message);
        assertTrue(message.contains('"' + spec + '"'), message);
        for (String form : new String[]{"mnist-10k", "idx:DIR", "cifar10:DIR", "images:DIR"}) {
            assertTrue(message.contains(form), message);
        }
    }

    @Test
    void folderThatCannotExistIsAnError() {
        assertThrows(DataException.class, () -> DataSpec.parse("idx:a\0b"));
    }
}
