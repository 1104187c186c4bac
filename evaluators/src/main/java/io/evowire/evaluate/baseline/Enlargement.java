package io.evowire.evaluate.baseline;

import io.evowire.core.network.TensorShape;

/**
 * Images in another size, bilinearly: a pixel's centre is a half, and what lies outside is the
 * nearest pixel of the border. One grey channel becomes as many as are needed.
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
        int[] rows = first(from.height(), to.height());
        float[] rowShares = shares(from.height(), to.height());
        int[] columns = first(from.width(), to.width());
        float[] columnShares = shares(from.width(), to.width());
        int plane = from.height() * from.width();
        int at = 0;
        for (int image = 0; image < count; image++) {
            for (int channel = 0; channel < to.channels(); channel++) {
                int begin = (image * from.channels() + channel % from.channels()) * plane;
                for (int y = 0; y < to.height(); y++) {
                    int upper = begin + rows[y] * from.width();
                    int lower = begin + Math.min(rows[y] + 1, from.height() - 1) * from.width();
                    for (int x = 0; x < to.width(); x++) {
                        int left = columns[x];
                        int right = Math.min(left + 1, from.width() - 1);
                        float top = mix(pixels[upper + left], pixels[upper + right],
                                columnShares[x]);
                        float bottom = mix(pixels[lower + left], pixels[lower + right],
                                columnShares[x]);
                        target[at++] = mix(top, bottom, rowShares[y]);
                    }
                }
            }
        }
    }

    private static float mix(float a, float b, float share) {
        return a + (b - a) * share;
    }

    private static double centre(int index, int from, int to) {
        return Math.clamp((index + 0.5) * from / to - 0.5, 0, from - 1);
    }

    private static int[] first(int from, int to) {
        int[] first = new int[to];
        for (int i = 0; i < to; i++) {
            first[i] = (int) centre(i, from, to);
        }
        return first;
    }

    private static float[] shares(int from, int to) {
        float[] shares = new float[to];
        for (int i = 0; i < to; i++) {
            double centre = centre(i, from, to);
            shares[i] = (float) (centre - (int) centre);
        }
        return shares;
    }
}
