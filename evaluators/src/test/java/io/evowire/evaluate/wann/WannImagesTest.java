package io.evowire.evaluate.wann;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.network.TensorShape;
import io.evowire.core.wann.Activation;
import io.evowire.core.wann.Connection;
import io.evowire.core.wann.SparseNetwork;
import io.evowire.evaluate.data.DataSpec;
import io.evowire.evaluate.data.ImageDataset;
import io.evowire.evaluate.data.ImageSplit;
import io.evowire.evaluate.picture.Bilinear;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class WannImagesTest {

    private static final int SIDE = 16;

    /** A bar two pixels wide whose middle goes to the right by so much a row. */
    private static float[] bar(double slant) {
        float[] image = new float[SIDE * SIDE];
        for (int row = 2; row < SIDE - 2; row++) {
            double middle = SIDE / 2.0 - 0.5 + slant * (row - SIDE / 2.0);
            for (int column = 0; column < SIDE; column++) {
                image[row * SIDE + column] = (float) Math.clamp(1.5 - Math.abs(column - middle), 0,
                        1);
            }
        }
        return image;
    }

    @Test
    void deskewingLeavesAnUprightBarAloneAndMapsAShearedOneBack() {
        float[] upright = bar(0);
        assertArrayEquals(upright, Deskewing.of(upright, SIDE), 1e-5f);
        for (double slant : new double[]{-0.5, 0.25, 0.5}) {
            float[] straight = Deskewing.of(bar(slant), SIDE);
            // Interpolation smooths the bar to both sides, so each row keeps its middle.
            for (int row = 0; row < SIDE; row++) {
                assertEquals(mass(upright, row), mass(straight, row), 1e-4);
                if (mass(upright, row) > 0) {
                    assertEquals(middle(upright, row), middle(straight, row), 0.02,
                            slant + ": row " + row);
                }
            }
        }
        assertTrue(Math.abs(middle(bar(0.5), 3) - middle(upright, 3)) > 1, "it was slanted");
    }

    private static double mass(float[] image, int row) {
        double mass = 0;
        for (int column = 0; column < SIDE; column++) {
            mass += image[row * SIDE + column];
        }
        return mass;
    }

    private static double middle(float[] image, int row) {
        double sum = 0;
        for (int column = 0; column < SIDE; column++) {
            sum += column * image[row * SIDE + column];
        }
        return sum / mass(image, row);
    }

    @Test
    void anImageWithoutHeightIsLeftAsItIs() {
        float[] empty = new float[SIDE * SIDE];
        assertSame(empty, Deskewing.of(empty, SIDE));
    }

    @Test
    void anImageOfTheSameSizeIsNotResampled() {
        float[] image = bar(0.3);
        assertArrayEquals(image, Bilinear.resize(image, SIDE, SIDE, SIDE));
    }

    @Test
    void resizingTakesTheValueAtThePlaceOfAPixelsCentre() {
        // A ramp along the rows, 0 to 27: 28 -> 16 reads (column + 0.5) * 1.75 - 0.5.
        float[] ramp = new float[28 * 28];
        for (int i = 0; i < ramp.length; i++) {
            ramp[i] = i % 28;
        }
        float[] resized = Bilinear.resize(ramp, 28, 28, SIDE);
        for (int column = 0; column < SIDE; column++) {
            assertEquals((column + 0.5) * 1.75 - 0.5, resized[5 * SIDE + column], 1e-5);
        }
        assertEquals(0, Bilinear.resize(ramp, 28, 28, 56)[0]); // beyond the border: the border
    }

    @Test
    void coloursBecomeGrey() {
        byte[] pixels = {0, 0, 0, 0, (byte) 255, (byte) 255, (byte) 255, (byte) 255, 0, 0, 0, 0};
        var split = new ImageSplit(new TensorShape(3, 2, 2), pixels, new byte[]{1});
        float[] grey = WannImages.of(List.of(split), 2).image(0);
        assertEquals(1f / 3, grey[0], 1e-6);
        assertEquals(1f / 3, grey[3], 1e-6);
    }

    @Test
    void theDigitsOfTheProgramAreReadAt16x16And8x8() {
        ImageDataset digits = DataSpec.parse("mnist-10k").load();
        for (int side : new int[]{16, 8}) {
            WannImages images = WannImages.of(List.of(digits.validation()), side);
            assertEquals(1_500, images.size());
            assertEquals(side * side, images.inputs());
            double sum = 0;
            for (float pixel : images.image(0)) {
                assertTrue(pixel >= 0 && pixel <= 1);
                sum += pixel;
            }
            assertTrue(sum > 0.05 * side * side);
        }
    }

    @Test
    void accuraciesOfANetworkThatSaysTheLabel() {
        // Images of one bright pixel, which is the label; output k reads pixel k.
        int size = 40;
        byte[] pixels = new byte[size * 16];
        byte[] labels = new byte[size];
        for (int i = 0; i < size; i++) {
            labels[i] = (byte) (i % 4);
            pixels[i * 16 + i % 4 * 5] = (byte) 255; // on a diagonal: nothing to deskew in one pixel
        }
        WannImages images = WannImages.of(
                List.of(new ImageSplit(new TensorShape(1, 4, 4), pixels, labels)), 4);
        List<Connection> connections = new ArrayList<>();
        for (int label = 0; label < 4; label++) {
            connections.add(new Connection(1 + 5 * label, 17 + label));
        }
        var network = new SparseNetwork(16, 4, Collections.nCopies(4, Activation.LINEAR),
                connections);
        try (var workers = new WannWorkers(2)) {
            WannAccuracy accuracy = WannAccuracy.of(network, images, images, workers);
            // Right under every positive weight, and under no negative one.
            assertEquals(List.of(0.0, 0.0, 0.0, 1.0, 1.0, 1.0), accuracy.byWeight());
            assertEquals(1, accuracy.tuned());
            assertTrue(accuracy.tunedWeight() > 0);
            assertEquals(0.5, accuracy.randomMean(), 0.05);
            assertEquals(0.5, accuracy.randomSd(), 0.01);
            // Three right votes stand against negative weights, whose votes all fall on others.
            assertEquals(1, accuracy.ensemble());
        }
    }
}
