package io.evowire.evaluate.resize;

import io.evowire.core.network.TensorShape;
import io.evowire.evaluate.picture.Bilinear;
import java.util.Arrays;

/**
 * Images in another size, bilinearly. One grey channel becomes as many as are needed.
 *
 * @param from shape of an image, [C, H, W]
 * @param to   shape that it gets, [C, H, W]; as many channels, unless there is one
 */
record Enlargement(TensorShape from, TensorShape to) {

    /**
     * Fills images.
     *
     * @param pixels of {@code count} images, [count, C, H, W], row-major
     * @param target of as many in the other shape
     */
    void fill(float[] pixels, float[] target, int count) {
        int plane = from.height() * from.width();
        int larger = to.height() * to.width();
        for (int i = 0; i < count * from.channels(); i++) {
            float[] resized = Bilinear.resize(Arrays.copyOfRange(pixels, i * plane,
                    (i + 1) * plane), from.height(), from.width(), to.height(), to.width());
            int copies = to.channels() / from.channels();
            for (int copy = 0; copy < copies; copy++) {
                System.arraycopy(resized, 0, target, (i * copies + copy) * larger, larger);
            }
        }
    }
}
