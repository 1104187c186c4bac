package io.evowire.evaluate.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.evaluate.data.Written;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureFileTest {

    /** 6 x 8 pixels, the upper half red and the lower half blue, lossless WebP. */
    private static final String WEBP = "UklGRiAAAABXRUJQVlA4TBMAAAAvBcABAA8Q87//8x8O5iei//EAAA==";

    /** The same as a JPEG in CMYK. */
    private static final String CMYK = "/9j/7gAOQWRvYmUAZAAAAAAC/9sAQwADAgIDAgIDAwMDBAMDBAUIBQUEBAUKBwcGCAwKDAwLCgsL"
            + "DQ4SEA0OEQ4LCxAWEBETFBUVFQwPFxgWFBgSFBUU/9sAQwEDBAQFBAUJBQUJFA0LDRQUFBQUFBQU"
            + "FBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQU/8AAFAgACAAGBAERAAIR"
            + "AQMRAQQRAP/EABUAAQEAAAAAAAAAAAAAAAAAAAgJ/8QAGBAAAgMAAAAAAAAAAAAAAAAAABdlpOL/"
            + "xAAVAQEBAAAAAAAAAAAAAAAAAAAHCP/EABgRAAIDAAAAAAAAAAAAAAAAAAAYZaPj/9oADgQBAAIR"
            + "AxEEAAA/AGOqZSvoDmch78ScF3ladSqZ/9k=";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {WEBP, CMYK})
    void picturesThatTheJdkDoesNotReadAreRead(String base64) throws UnreadablePictureException {
        Path file = Written.write(folder, "p", Base64.getDecoder().decode(base64));
        assertEquals(6, PictureFile.shorterSide(file));
        Picture picture = PictureFile.read(file, Orientation.EXIF);
        byte[] square = picture.square(6, ImageColour.RGB);
        assertTrue((square[0] & 0xff) > 180, "red above");
        assertTrue((square[72] & 0xff) < 90, "no blue above");
        assertTrue((square[35] & 0xff) < 90, "no red below");
        assertTrue((square[107] & 0xff) > 100, "blue below");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bmp", "gif", "tiff"})
    void furtherFormatsOfTheJdkAreRead(String format) throws UnreadablePictureException {
        BufferedImage image = Written.plain(BufferedImage.TYPE_INT_RGB, 5, 9, 0x336699);
        Path file = Written.write(folder, "p." + format, Written.encoded(image, format));
        assertEquals(5, PictureFile.shorterSide(file));
        assertArrayEquals(new byte[]{0x33, 0x66, (byte) 0x99},
                PictureFile.read(file, Orientation.EXIF).square(1, ImageColour.RGB));
    }

    /** The corner of the picture that is dark as it lies in the file is its upper left one. */
    @ParameterizedTest
    @CsvSource({"1, 0, 0", "2, 1, 0", "3, 1, 1", "4, 0, 1", "5, 0, 0", "6, 1, 0", "7, 1, 1",
            "8, 0, 1"})
    void exifSaysWhichSideIsUp(int exif, int right, int below) throws UnreadablePictureException {
        var image = Written.plain(BufferedImage.TYPE_BYTE_GRAY, 32, 16, 0xffffff);
        for (int y = 0; y < 8; y++) {
            for (int x = 0; x < 16; x++) {
                image.setRGB(x, y, 0);
            }
        }
        Path file = Written.write(folder, "p.jpg",
                Written.oriented(Written.encoded(image, "jpg"), exif));
        Picture shown = PictureFile.read(file, Orientation.EXIF);
        assertEquals(exif < 5 ? "32x16" : "16x32", size(shown));
        byte[] corners = shown.square(16, ImageColour.GREY);
        for (int corner = 0; corner < 4; corner++) {
            int at = (corner / 2 == 1 ? 15 : 0) * 16 + (corner % 2 == 1 ? 15 : 0);
            boolean dark = corner % 2 == right && corner / 2 == below;
            assertEquals(dark, (corners[at] & 0xff) < 128, "corner " + corner);
        }
        assertEquals("32x16", size(PictureFile.read(file, Orientation.STORED)),
                "pixels as they lie");
    }

    private static String size(Picture picture) {
        return picture.width() + "x" + picture.height();
    }

    @Test
    void brokenExifDataAreNoReasonToRefuseAPicture() throws UnreadablePictureException {
        var image = Written.plain(BufferedImage.TYPE_BYTE_GRAY, 8, 8, 0x808080);
        byte[] broken = Written.oriented(Written.encoded(image, "jpg"), 6);
        broken[2 + 4 + 6] = 'X'; // the order of bytes
        Path file = Written.write(folder, "p.jpg", broken);
        assertEquals("8x8", size(PictureFile.read(file, Orientation.EXIF)));
    }

    @Test
    void aPictureIsGreyIfItsChannelsAre() throws UnreadablePictureException {
        assertTrue(read(Written.plain(BufferedImage.TYPE_INT_RGB, 9, 9, 0x777777), "png").isGrey());
        assertTrue(read(Written.plain(BufferedImage.TYPE_INT_RGB, 9, 9, 0x777777), "jpg").isGrey());
        assertTrue(!read(Written.plain(BufferedImage.TYPE_INT_RGB, 9, 9, 0x775577), "png")
                .isGrey());
    }

    @Test
    void whatIsNoPictureIsSaid() {
        Path file = Written.write(folder, "p.png", "no picture".getBytes());
        assertTrue(assertThrows(UnreadablePictureException.class,
                () -> PictureFile.read(file, Orientation.EXIF)).reason()
                .contains("not a picture in a known format"));
        assertThrows(UnreadablePictureException.class, () -> PictureFile.shorterSide(file));
    }

    private Picture read(BufferedImage image, String format) throws UnreadablePictureException {
        return PictureFile.read(
                Written.write(folder, "p." + format, Written.encoded(image, format)),
                Orientation.EXIF);
    }
}
