package io.evowire.evaluate.picture;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.Raster;

/**
 * A decoded picture as planes of bytes, one if it is grey and three if not. What is transparent is
 * laid on white, as viewers show it.
 */
public final class Picture {

    /** How far the channels of a grey pixel may be apart after JPEG. */
    private static final int TINT = 6;

    private final int width;
    private final int height;
    /** [1 or 3][H * W]. */
    private final byte[][] planes;

    private Picture(int width, int height, byte[][] planes) {
        this.width = width;
        this.height = height;
        this.planes = planes;
    }

    static Picture of(BufferedImage image) {
        var space = image.getColorModel().getColorSpace();
        boolean plainGrey = space.getType() == ColorSpace.TYPE_GRAY
                && image.getColorModel() instanceof ComponentColorModel;
        return plainGrey ? grey(image) : colour(image);
    }

    /**
     * Scaled so that the shorter side fits and cropped to the centre.
     *
     * @return [C, size, size]
     */
    public byte[] square(int size, ImageColour colour) {
        int shorter = Math.min(width, height);
        Resampling columns = Resampling.of(width, (width - shorter) / 2.0, shorter, size);
        Resampling rows = Resampling.of(height, (height - shorter) / 2.0, shorter, size);
        byte[][] wanted = switch (colour) {
            case RGB -> planes.length == 3 ? planes : new byte[][]{planes[0], planes[0], planes[0]};
            case GREY -> new byte[][]{planes.length == 1 ? planes[0] : luma()};
        };
        byte[] square = new byte[wanted.length * size * size];
        for (int channel = 0; channel < wanted.length; channel++) {
            float[] narrow = columns.rows(wanted[channel], height);
            rows.columns(narrow, size, square, channel * size * size);
        }
        return square;
    }

    /** Columns, in pixels. */
    public int width() {
        return width;
    }

    /** Rows, in pixels. */
    public int height() {
        return height;
    }

    /** Whether the channels of each pixel are alike, but for what lossy formats do to them. */
    public boolean isGrey() {
        if (planes.length == 1) {
            return true;
        }
        for (int i = 0; i < planes[0].length; i++) {
            int red = planes[0][i] & 0xff;
            int green = planes[1][i] & 0xff;
            int blue = planes[2][i] & 0xff;
            if (Math.max(red, Math.max(green, blue))
                    - Math.min(red, Math.min(green, blue)) > TINT) {
                return false;
            }
        }
        return true;
    }

    /**
     * Turned and mirrored so that its top is up.
     *
     * @param exif orientation as EXIF has it, 1 to 8: what the first row and the first column are
     */
    Picture upright(int exif) {
        if (exif == 1) {
            return this;
        }
        boolean swapped = exif >= 5;
        boolean fromRight = exif == 2 || exif == 3 || exif == 7 || exif == 8;
        boolean fromBottom = exif == 3 || exif == 4 || exif == 6 || exif == 7;
        int turnedWidth = swapped ? height : width;
        int turnedHeight = swapped ? width : height;
        byte[][] turned = new byte[planes.length][width * height];
        for (int y = 0; y < turnedHeight; y++) {
            for (int x = 0; x < turnedWidth; x++) {
                int column = swapped ? y : x;
                int line = swapped ? x : y;
                int from = (fromBottom ? height - 1 - line : line) * width
                        + (fromRight ? width - 1 - column : column);
                for (int channel = 0; channel < planes.length; channel++) {
                    turned[channel][y * turnedWidth + x] = planes[channel][from];
                }
            }
        }
        return new Picture(turnedWidth, turnedHeight, turned);
    }

    /**
     * Straight from the raster: {@code getRGB} would take the values for linear light and brighten
     * them.
     */
    private static Picture grey(BufferedImage image) {
        Raster raster = image.getRaster();
        int width = image.getWidth();
        int height = image.getHeight();
        int drop = raster.getSampleModel().getSampleSize(0) - 8;
        boolean alpha = image.getColorModel().hasAlpha();
        byte[] plane = new byte[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int value = raster.getSample(x, y, 0) >> drop;
                int opaque = alpha ? raster.getSample(x, y, 1) >> drop : 255;
                plane[y * width + x] = onWhite(value, opaque);
            }
        }
        return new Picture(width, height, new byte[][]{plane});
    }

    private static Picture colour(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        int[] line = new int[width];
        byte[][] planes = new byte[3][width * height];
        for (int y = 0; y < height; y++) {
            image.getRGB(0, y, width, 1, line, 0, width);
            for (int x = 0; x < width; x++) {
                for (int channel = 0; channel < 3; channel++) {
                    int value = line[x] >> 16 - 8 * channel & 0xff;
                    planes[channel][y * width + x] = onWhite(value, line[x] >>> 24);
                }
            }
        }
        return new Picture(width, height, planes);
    }

    private static byte onWhite(int value, int opaque) {
        return (byte) ((value * opaque + 255 * (255 - opaque) + 127) / 255);
    }

    private byte[] luma() {
        byte[] luma = new byte[width * height];
        for (int i = 0; i < luma.length; i++) {
            luma[i] = (byte) ((299 * (planes[0][i] & 0xff) + 587 * (planes[1][i] & 0xff)
                    + 114 * (planes[2][i] & 0xff) + 500) / 1000);
        }
        return luma;
    }
}
