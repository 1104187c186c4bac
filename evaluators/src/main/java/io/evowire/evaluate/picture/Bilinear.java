package io.evowire.evaluate.picture;

/** Bilinear sampling of a grey image, row by row. */
public final class Bilinear {

    private Bilinear() {}

    /**
     * An image in another size, as OpenCV resizes by default: a pixel's centre is a half, nothing
     * is smoothed before, and what lies outside is the nearest pixel of the border.
     *
     * @param image  [height * width], row by row
     * @param side   of the result
     */
    public static float[] resize(float[] image, int height, int width, int side) {
        return resize(image, height, width, side, side);
    }

    /**
     * The same for a result that need not be square.
     *
     * @param image   [height * width], row by row
     * @param rows    of the result
     * @param columns of the result
     * @return [rows * columns], row by row
     */
    public static float[] resize(float[] image, int height, int width, int rows, int columns) {
        float[] resized = new float[rows * columns];
        for (int row = 0; row < rows; row++) {
            double y = clamp((row + 0.5) * height / rows - 0.5, height);
            int y0 = (int) y;
            int y1 = Math.min(y0 + 1, height - 1);
            for (int column = 0; column < columns; column++) {
                double x = clamp((column + 0.5) * width / columns - 0.5, width);
                int x0 = (int) x;
                int x1 = Math.min(x0 + 1, width - 1);
                double top = mix(image[y0 * width + x0], image[y0 * width + x1], x - x0);
                double bottom = mix(image[y1 * width + x0], image[y1 * width + x1], x - x0);
                resized[row * columns + column] = (float) mix(top, bottom, y - y0);
            }
        }
        return resized;
    }

    private static double clamp(double at, int size) {
        return Math.clamp(at, 0, size - 1);
    }

    /**
     * An image sheared along its rows: what stands at (x, y) is taken from
     * {@code (x + skew * (y - side / 2), y)}; outside there is 0.
     */
    public static float[] shear(float[] image, int side, double skew) {
        float[] sheared = new float[side * side];
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                double x = column + skew * (row - side / 2.0);
                int x0 = (int) Math.floor(x);
                sheared[row * side + column] = (float) mix(at(image, side, row, x0),
                        at(image, side, row, x0 + 1), x - x0);
            }
        }
        return sheared;
    }

    private static double at(float[] image, int side, int row, int column) {
        return column < 0 || column >= side ? 0 : image[row * side + column];
    }

    private static double mix(double a, double b, double share) {
        return a + (b - a) * share;
    }
}
