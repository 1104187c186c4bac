package io.evowire.evaluate.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.evowire.core.network.TensorShape;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NormalisationTest {

    private static final TensorShape SHAPE = new TensorShape(2, 1, 2);

    @Test
    void eachChannelHasItsOwnMeanAndDeviation() {
        // Channel 0 of both images: 0, 255, 255, 0; channel 1: 51, 51, 153, 153.
        var images = images(0, 255, 51, 51, 255, 0, 153, 153);
        Normalisation normalisation = images.normalisation();
        assertEquals(List.of(0.5, 0.4), normalisation.mean());
        assertEquals(List.of(0.5, 0.2), normalisation.standardDeviation());
        assertSame(normalisation, images.normalisation(), "computed once");
    }

    @Test
    void normalisedTrainHasMeanZeroAndVarianceOne() {
        var shape = new TensorShape(3, 8, 8);
        var images = new ImageSplit(shape, Written.random(50 * 192, 5), new byte[50]);
        float[] batch = new float[50 * 192];
        new BatchReader(shape, images.normalisation()).fill(images, indices(50), 0, 50, batch);
        double sum = 0;
        double squares = 0;
        for (float value : batch) {
            sum += value;
            squares += value * value;
        }
        assertEquals(0, sum / batch.length, 1e-6);
        assertEquals(1, squares / batch.length, 1e-6);
    }

    @Test
    void constantChannelBecomesZero() {
        Normalisation normalisation = images(7, 7, 0, 255).normalisation();
        assertEquals(List.of(1.0, 0.5), normalisation.standardDeviation());
        assertEquals(0f, normalisation.table(0)[7]);
    }

    @Test
    void deviationMustBeAboveZeroAndFinite() {
        for (double deviation : new double[]{0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThrows(IllegalArgumentException.class,
                    () -> new Normalisation(List.of(0.5), List.of(deviation)));
        }
        assertThrows(IllegalArgumentException.class,
                () -> new Normalisation(List.of(0.5, 0.5), List.of(1.0)));
    }

    @Test
    void noImagesHaveNoNormalisation() {
        assertThrows(IllegalStateException.class, () -> images().normalisation());
    }

    private static int[] indices(int size) {
        return IntStream.range(0, size).toArray();
    }

    private static ImageSplit images(int... pixels) {
        byte[] bytes = new byte[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            bytes[i] = (byte) pixels[i];
        }
        return new ImageSplit(SHAPE, bytes, new byte[pixels.length / 4]);
    }
}
