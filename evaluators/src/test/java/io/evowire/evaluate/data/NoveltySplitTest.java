package io.evowire.evaluate.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.network.TensorShape;
import io.evowire.evaluate.DataException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who may see which images. The value of each pixel tells the class of its image. */
class NoveltySplitTest {

    private static final TensorShape SHAPE = new TensorShape(1, 1, 1);
    private static final DataSpec ANY = new Mnist10k();
    private static final ImageDataset WHOLE = dataset(5, 3, 0);

    private static ImageDataset dataset(int classes, int each, int brighter) {
        return ImageDataset.of("five", Mnist10k.digits(classes),
                split(classes, each, brighter), split(classes, each, brighter + 50),
                split(classes, each, brighter + 100));
    }

    private static ImageSplit split(int classes, int each, int brighter) {
        byte[] pixels = new byte[classes * each];
        byte[] labels = new byte[pixels.length];
        for (int image = 0; image < pixels.length; image++) {
            labels[image] = (byte) (image % classes);
            pixels[image] = (byte) (labels[image] + brighter);
        }
        return new ImageSplit(SHAPE, pixels, labels);
    }

    private static Set<Integer> pixels(ImageSplit part) {
        var pixels = new TreeSet<Integer>();
        for (int image = 0; image < part.size(); image++) {
            pixels.add(part.pixel(image, 0));
        }
        return pixels;
    }

    private static NoveltySplit split(@Nullable Integer heldOut, int inner) {
        return new NoveltySplit(ANY, heldOut, inner, heldOut == null ? ANY : null);
    }

    private static NovelImages novel(ImageDataset seen) {
        return Objects.requireNonNull(seen.novel());
    }

    @Test
    void aSearchSeesNoImageOfTheClassThatIsHeldOut() {
        ImageDataset seen = split(3, 1).of(WHOLE, null);
        assertEquals(List.of("0", "2", "4"), seen.classNames());
        assertEquals(Set.of(0, 2, 4), pixels(seen.train()));
        assertEquals(Set.of(50, 52, 54), pixels(seen.validation()));
        assertEquals(Set.of(100, 102, 104), pixels(seen.test()));
        assertEquals(Set.of(51), pixels(novel(seen).validation()));
        assertEquals(3, novel(seen).validation().size());
    }

    @Test
    void noPixelIsCopied() {
        ImageDataset seen = split(3, 1).of(WHOLE, null);
        ImageDataset judged = novel(seen).judged();
        for (ImageSplit part : List.of(seen.train(), judged.train())) {
            assertSame(WHOLE.train().pixels(), part.pixels());
        }
        assertSame(WHOLE.test().pixels(), novel(seen).test().pixels());
    }

    @Test
    void networksAreJudgedWithTheInnerClassAndOnTheOtherOne() {
        ImageDataset seen = split(3, 1).of(WHOLE, null);
        ImageDataset judged = novel(seen).judged();
        assertEquals(List.of("0", "1", "2", "4"), judged.classNames());
        assertEquals(Set.of(0, 1, 2, 4), pixels(judged.train()));
        assertEquals(Set.of(100, 101, 102, 104), pixels(judged.test()));
        assertEquals(Set.of(103), pixels(novel(seen).test()));
        assertNull(judged.novel());
    }

    @Test
    void labelsArePlacesAmongTheClassesThatAreLeft() {
        ImageDataset seen = split(0, 3).of(WHOLE, null);
        for (ImageSplit part : List.of(seen.train(), seen.validation(), seen.test())) {
            for (int image = 0; image < part.size(); image++) {
                assertEquals(seen.classNames().get(part.label(image)),
                        Integer.toString(part.pixel(image, 0) % 50));
            }
        }
    }

    @Test
    void outliersTakeThePlaceOfAClass() {
        ImageDataset other = dataset(2, 4, 200);
        ImageDataset seen = split(null, 4).of(WHOLE, other);
        assertEquals(List.of("0", "1", "2", "3"), seen.classNames());
        assertEquals(Set.of(54), pixels(novel(seen).validation()));
        assertEquals(WHOLE.classNames(), novel(seen).judged().classNames());
        assertEquals(pixels(other.test()), pixels(novel(seen).test()));
        assertEquals(8, novel(seen).test().size());
    }

    @Test
    void theFingerprintTellsDataAndClasses() {
        String mark = split(3, 1).of(WHOLE, null).fingerprint();
        assertEquals(mark, split(3, 1).of(dataset(5, 3, 0), null).fingerprint());
        assertNotEquals(WHOLE.fingerprint(), mark);
        assertNotEquals(mark, split(1, 3).of(WHOLE, null).fingerprint());
        assertNotEquals(mark, split(3, 2).of(WHOLE, null).fingerprint());
        assertNotEquals(mark, split(3, 1).of(dataset(5, 3, 1), null).fingerprint());
        String outliers = split(null, 1).of(WHOLE, dataset(2, 4, 200)).fingerprint();
        assertNotEquals(outliers, split(null, 1).of(WHOLE, dataset(2, 4, 100)).fingerprint());
    }

    @Test
    void itIsReadAsItIsWritten() {
        for (NoveltySplit split : List.of(split(3, 1), split(null, 7), new NoveltySplit(
                new IdxFolder(Path.of("/a: b,c")), null, 2, new IdxFolder(Path.of("/d:e,%f"))))) {
            assertEquals(split, DataSpec.parse(split.toString()));
        }
        assertTrue(assertThrows(DataException.class, () -> DataSpec.parse("novelty:mnist-10k"))
                .getMessage().contains("novelty:3,5:mnist-10k"));
        assertFalse(DataSpec.FORMS.contains("novelty"));
    }

    @Test
    void whatCannotBeIsRefusedWithWords() {
        assertRefused("cannot be understood", () -> DataSpec.parse("novelty:a,b:mnist-10k"));
        assertRefused("cannot be understood", () -> DataSpec.parse("novelty:3,5,%zz:mnist-10k"));
        assertRefused("must not see the class", () -> split(3, 3));
        assertRefused("name one of the two, not both", () -> new NoveltySplit(ANY, 3, 1, ANY));
        assertRefused("name one of the two, not none", () -> new NoveltySplit(ANY, null, 1, null));
        assertRefused("labels run from 0 to 4", () -> split(5, 1).of(WHOLE, null));
        assertRefused("labels run from 0 to 4", () -> split(1, 9).of(WHOLE, null));
        assertRefused("two or more must be left", () -> split(0, 1).of(dataset(3, 2, 0), null));
        ImageDataset wide = ImageDataset.of("wide", Mnist10k.digits(2), wide(), wide(), wide());
        assertRefused("All must have one shape", () -> split(null, 1).of(WHOLE, wide));
    }

    private static ImageSplit wide() {
        return new ImageSplit(new TensorShape(1, 1, 2), new byte[4], new byte[]{0, 1});
    }

    private static void assertRefused(String words, Runnable what) {
        String message = assertThrows(DataException.class, what::run).getMessage();
        assertTrue(message.contains(words), message);
    }
}
