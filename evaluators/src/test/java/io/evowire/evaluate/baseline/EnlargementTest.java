package io.evowire.evaluate.baseline;

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
        assertArrayEquals(new float[]{0, 0.25f, 0.75f, 1, 0, 0.25f, 0.75f, 1},
                enlarged(new TensorShape(1, 1, 2), new TensorShape(1, 2, 4), 1, 0, 1));
        assertArrayEquals(new float[]{2, 2, 3, 3, 5, 5, 6, 6},
                enlarged(new TensorShape(1, 2, 1), new TensorShape(1, 4, 2), 1, 2, 6));
    }

    @Test
    void greyBecomesAllChannelsOfEachImage() {
        assertArrayEquals(new float[]{1, 1, 1, 2, 2, 2},
                enlarged(new TensorShape(1, 1, 1), new TensorShape(3, 1, 1), 2, 1, 2));
    }

    @Test
    void coloursStayApart() {
        assertArrayEquals(new float[]{1, 1, 2, 2, 3, 3},
                enlarged(new TensorShape(3, 1, 1), new TensorShape(3, 1, 2), 1, 1, 2, 3));
    }

    @Test
    void theSameSizeChangesNothing() {
        float[] pixels = {1, 2, 3, 4, 5, 6};
        assertArrayEquals(pixels,
                enlarged(new TensorShape(1, 2, 3), new TensorShape(1, 2, 3), 1, pixels));
    }
}
