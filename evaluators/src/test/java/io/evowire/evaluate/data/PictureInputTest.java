package io.evowire.evaluate.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.network.TensorShape;
import io.evowire.evaluate.DataException;
import io.evowire.evaluate.picture.Orientation;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures as a trained network takes them, against pixels that are known. */
class PictureInputTest {

    @TempDir
    private Path folder;

    /** Pixels become their fractions of 255. */
    private static PictureInput plain(int channels, int size, Orientation orientation) {
        return new PictureInput(new TensorShape(channels, size, size), orientation,
                new Normalisation(Collections.nCopies(channels, 0.0),
                        Collections.nCopies(channels, 1.0)));
    }

    private static float[] read(PictureInput input, Path file) {
        float[] target = new float[(int) input.shape().elements()];
        input.read(file, target, 0);
        return target;
    }

    private Path halves(int width, int height, int left, int right) {
        BufferedImage image = Written.plain(BufferedImage.TYPE_INT_RGB, width, height, left);
        for (int y = 0; y < height; y++) {
            for (int x = width / 2; x < width; x++) {
                image.setRGB(x, y, right);
            }
        }
        return Written.write(folder, "halves.png", Written.encoded(image, "png"));
    }

    @Test
    void aWidePictureIsCroppedToItsCentreAndItsChannelsAreRedGreenBlue() {
        Path file = halves(8, 2, 0xff0000, 0x0000ff); // the centre has one column of each
        assertArrayEquals(new float[]{1, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 1},
                read(plain(3, 2, Orientation.EXIF), file));
    }

    @Test
    void aLargePictureIsScaledUntilItsShorterSideFits() {
        Path file = halves(320, 80, 0xff0000, 0x0000ff);
        float[] pixels = read(plain(3, 8, Orientation.EXIF), file);
        for (int row = 0; row < 8; row++) { // but for the columns at the middle, which mix both
            for (int channel = 0; channel < 3; channel++) {
                int at = (channel * 8 + row) * 8;
                assertEquals(channel == 0 ? 1 : 0, pixels[at], 0.02, "left");
                assertEquals(channel == 2 ? 1 : 0, pixels[at + 7], 0.02, "right");
            }
        }
    }

    @Test
    void colourBecomesLumaWhereTheNetworkTakesGrey() {
        Path file = halves(4, 4, 0xff0000, 0x0000ff);
        float[] luma = read(plain(1, 4, Orientation.EXIF), file);
        assertEquals(0.299, luma[0], 0.003);
        assertEquals(0.114, luma[3], 0.003);
    }

    @Test
    void exifTurnsAPictureUnlessTheTrainingTookThemAsStored() {
        BufferedImage dark = Written.plain(BufferedImage.TYPE_BYTE_GRAY, 32, 32, 0xffffff);
        for (int y = 0; y < 32; y++) {
            for (int x = 0; x < 16; x++) {
                dark.setRGB(x, y, 0);
            }
        }
        // 6: what lies to the left is up.
        Path file = Written.write(folder, "turned.jpg",
                Written.oriented(Written.encoded(dark, "jpg"), 6));
        float[] turned = read(plain(1, 8, Orientation.EXIF), file);
        float[] stored = read(plain(1, 8, Orientation.STORED), file);
        for (int i = 0; i < 8; i++) {
            assertTrue(turned[i] < 0.1 && turned[56 + i] > 0.9, "the upper half is dark");
            assertTrue(stored[8 * i] < 0.1 && stored[8 * i + 7] > 0.9, "the left half is dark");
        }
    }

    @Test
    void theDataSetSaysHowPicturesAreTurned() {
        var shape = new TensorShape(1, 8, 8);
        var normalisation = new Normalisation(List.of(0.5), List.of(0.25));
        for (Orientation orientation : Orientation.values()) {
            assertEquals(orientation, PictureInput.of(shape,
                    "images:x?size=8,colour=grey,orientation=" + orientation, normalisation)
                    .orientation());
        }
        assertEquals(Orientation.EXIF,
                PictureInput.of(shape, "mnist-10k", normalisation).orientation());
    }

    @Test
    void imagesThatAreNotSquareAreNoPictures() {
        assertTrue(assertThrows(DataException.class,
                () -> new PictureInput(new TensorShape(1, 3, 4), Orientation.EXIF,
                        new Normalisation(List.of(0.0), List.of(1.0))))
                .getMessage().contains("they are square"));
    }
}
