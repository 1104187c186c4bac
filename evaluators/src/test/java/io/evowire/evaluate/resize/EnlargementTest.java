package io.evowire.evaluate.resize;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.evowire.core.network.TensorShape;
import org.junit.jupiter.api.Test;

class EnlargementTest {

    private static float[] enlarged(TensorShape from, TensorShape to, int images,
            float... pixels) {
        float[] target = new float[(int) (images * to.elements())];
        new Enlargement(from, to).fill(pixels, target, images);
        return target;
    }

    @Test
    void pixelsBetweenAreMixed() {
        assertArrayEquals(new float[]{0, 1, 0, 1},
                enlarged(new TensorShape(1, 1, 2), new TensorShape(1, 2, 2), 1, 0, 1));
        assertArrayEquals(
                new float[]{0, 1, 3, 4, 2, 3, 5, 6, 6, 7, 9, 10, 8, 9, 11, 12},
                enlarged(new TensorShape(1, 2, 2), new TensorShape(1, 4, 4), 1, 0, 4, 8, 12));
    }

    @Test
    void greyBecomesAllChannelsOfEachImage() {
        assertArrayEquals(new float[]{1, 1, 1, 2, 2, 2},
                enlarged(new TensorShape(1, 1, 1), new TensorShape(3, 1, 1), 2, 1, 2));
    }

    @Test
    void coloursStayApart() {
        assertArrayEquals(new float[]{1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3},
                enlarged(new TensorShape(3, 1, 1), new TensorShape(3, 2, 2), 1, 1, 2, 3));
    }

    @Test
    void theSameSizeChangesNothing() {
        float[] pixels = {1, 2, 3, 4};
        assertArrayEquals(pixels,
                enlarged(new TensorShape(1, 2, 2), new TensorShape(1, 2, 2), 1, pixels));
    }
}
