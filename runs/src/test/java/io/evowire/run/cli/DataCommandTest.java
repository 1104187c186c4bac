package io.evowire.run.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.evowire.run.json.Json;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataCommandTest {

    @TempDir
    private Path folder;

    private Path pictures(int each) throws IOException {
        for (String name : new String[]{"cat", "dog"}) {
            Path of = Files.createDirectories(folder.resolve("pets").resolve(name));
            for (int i = 0; i < each; i++) {
                var image = new BufferedImage(20 + i % 3, 24, BufferedImage.TYPE_BYTE_GRAY);
                image.getRaster().setSample(i % 20, 3, 0, name.equals("cat") ? 255 : 128);
                ImageIO.write(image, "png", of.resolve(i + ".png").toFile());
            }
        }
        return folder.resolve("pets");
    }

    @Test
    void aFolderThatASearchRefusesIsDescribedAndEachBrokenPictureNamed() throws IOException {
        Path pets = pictures(20);
        for (int i = 0; i < 7; i++) {
            Files.write(pets.resolve("dog/" + i + ".png"), new byte[]{1, 2, 3});
        }
        Typed typed = Typed.of("data", "images:" + pets, "--quiet");
        assertEquals(0, typed.code(), typed.err());
        assertTrue(typed.out().contains("Of 40 pictures 7 cannot be read, so many that a search"),
                typed.out());
        for (int i = 0; i < 7; i++) {
            assertTrue(typed.out().contains("dog/" + i + ".png: it is not a picture"),
                    typed.out());
        }
        Typed search = Typed.of("search", "--data", "images:" + pets, "--out",
                folder.resolve("run"), "--quiet");
        assertEquals(2, search.code());
        assertTrue(search.err().contains("Of the 40 pictures"), search.err());
    }

    @Test
    void aFolderIsDescribed() throws IOException {
        Path pets = pictures(120);
        Files.write(pets.resolve("dog/7.png"), new byte[]{1, 2, 3});
        Typed typed = Typed.of("data", "images:" + pets, "--json", "--quiet");
        assertEquals(0, typed.code(), typed.err());
        JsonNode found = Json.parse(typed.out());
        assertEquals("images:%s?size=21,colour=grey,orientation=exif".formatted(pets),
                found.at("/data").asText());
        assertEquals(239, found.at("/pictures/pictures").asInt());
        assertEquals(239, found.at("/pictures/grey").asInt());
        assertEquals(20, found.at("/pictures/smallest/width").asInt());
        assertEquals(pets.resolve("dog/7.png").toString(),
                found.at("/unreadable/0/picture").asText());
        assertEquals("dog", found.at("/survey/classes/1/name").asText());
        String text = Typed.of("data", "images:" + pets, "--quiet").out();
        assertTrue(text.contains("239 pictures, 239 of them grey; 20x24 to 22x24"), text);
        assertTrue(text.contains("dog"), text);
    }
}
