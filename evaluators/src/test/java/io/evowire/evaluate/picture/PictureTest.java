package io.evowire.evaluate.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.evaluate.data.Written;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg"})
    void greyValuesAreThoseOfTheFile(String format) {
        var image = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
        fill(image, 128);
        assertPlain(128, file(image, format).square(4, ImageColour.GREY));
        assertPlain(128, file(image, format).square(4, ImageColour.RGB));
    }

    @Test
    void sixteenBitGreyKeepsItsUpperByte() {
        var image = new BufferedImage(8, 8, BufferedImage.TYPE_USHORT_GRAY);
        fill(image, 0x80ff);
        assertPlain(128, file(image, "png").square(4, ImageColour.GREY));
    }

    @Test
    void blackAndWhitePictureIsRead() {
        var image = Written.plain(BufferedImage.TYPE_BYTE_BINARY, 8, 8, 0xffffff);
        assertPlain(255, file(image, "png").square(4, ImageColour.GREY));
    }

    @Test
    void colourIsPlanesOfRedGreenBlue() {
        var image = Written.plain(BufferedImage.TYPE_INT_RGB, 8, 8, 0x102030);
        assertArrayEquals(new byte[]{0x10, 0x20, 0x30},
                file(image, "png").square(1, ImageColour.RGB));
        // 0.299 * 16 + 0.587 * 32 + 0.114 * 48 = 29.04
        assertPlain(29, file(image, "png").square(1, ImageColour.GREY));
    }

    @Test
    void transparentPartsAreWhite() {
        var clear = Written.plain(BufferedImage.TYPE_INT_ARGB, 8, 8, 0x00ff0000);
        assertPlain(255, file(clear, "png").square(2, ImageColour.RGB));
        var half = Written.plain(BufferedImage.TYPE_INT_ARGB, 8, 8, 0x80000000);
        assertPlain(127, file(half, "png").square(2, ImageColour.RGB));
    }

    @Test
    void centreOfALongPictureIsKept() {
        for (boolean wide : new boolean[]{true, false}) {
            var image = new BufferedImage(wide ? 30 : 10, wide ? 10 : 30,
                    BufferedImage.TYPE_BYTE_GRAY);
            for (int along = 10; along < 20; along++) {
                for (int across = 0; across < 10; across++) {
                    image.getRaster().setSample(wide ? along : across, wide ? across : along, 0,
                            200);
                }
            }
            assertPlain(200, file(image, "png").square(10, ImageColour.GREY));
        }
    }

    @Test
    void pictureOfTheWantedSizeIsUnchanged() {
        var image = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
        byte[] pixels = Written.random(256, 3);
        image.getRaster().setDataElements(0, 0, 16, 16, pixels);
        assertArrayEquals(pixels, file(image, "png").square(16, ImageColour.GREY));
    }

    @Test
    void shrinkingAveragesInsteadOfSkipping() {
        var image = new BufferedImage(64, 64, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < 64; y++) {
            for (int x = 0; x < 64; x += 8) {
                image.getRaster().setSample(x, y, 0, 255);
            }
        }
        byte[] shrunk = file(image, "png").square(8, ImageColour.GREY);
        for (int x = 1; x < 7; x++) {
            assertEquals(255 / 8, shrunk[3 * 8 + x], 1, "one column in eight is white");
        }
    }

    @Test
    void growingIsMonotonousBetweenTwoPixels() {
        var image = new BufferedImage(2, 2, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setSample(1, 0, 0, 200);
        image.getRaster().setSample(1, 1, 0, 200);
        byte[] grown = file(image, "png").square(8, ImageColour.GREY);
        assertEquals(0, grown[0]);
        assertEquals(200, grown[7] & 0xff);
        for (int x = 1; x < 8; x++) {
            assertTrue((grown[x] & 0xff) >= (grown[x - 1] & 0xff));
        }
    }

    private Picture file(BufferedImage image, String format) {
        Path file = Written.write(folder, "p." + format, Written.encoded(image, format));
        try {
            return PictureFile.read(file, Orientation.STORED);
        } catch (UnreadablePictureException e) {
            throw new AssertionError(e);
        }
    }

    private static void fill(BufferedImage image, int value) {
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                image.getRaster().setSample(x, y, 0, value);
            }
        }
    }

    private static void assertPlain(int value, byte[] pixels) {
        for (byte pixel : pixels) {
            assertEquals(value, pixel & 0xff);
        }
    }
}
