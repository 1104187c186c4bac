package io.evowire.run.cli;

import io.evowire.evaluate.data.DataSpec;
import io.evowire.evaluate.data.ImageSplit;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.function.DoubleBinaryOperator;
import javax.imageio.ImageIO;

/**
 * Folders of pictures such as people have, one folder for each class, for searches without options.
 * The same pictures each time; {@code OwnImages digits|shapes|signs DIR} writes one of them.
 */
final class OwnImages {

    /** Stars among the shapes. */
    static final int STARS = 5;
    /** Classes of the signs. */
    static final int SIGNS = 40;

    private static final int DIGITS = 1_797;
    private static final int SHAPES = 400;
    private static final int EACH_SIGN = 75;
    private static final int CUT = 24;
    private static final int SMALL = 8;

    private OwnImages() {}

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[1]);
        switch (args[0]) {
            case "digits" -> digits(folder);
            case "shapes" -> shapes(folder);
            case "signs" -> signs(folder);
            default -> throw new IllegalArgumentException(
                    "There are digits, shapes and signs, not " + args[0]);
        }
    }

    /** 1,797 grey digits of 8x8 pixels: of the embedded ones, cut to 24x24 and averaged. */
    static void digits(Path folder) throws IOException {
        ImageSplit digits = DataSpec.parse("mnist-10k").load().train();
        int margin = (digits.shape().width() - CUT) / 2;
        int cell = CUT / SMALL;
        for (int i = 0; i < DIGITS; i++) {
            var image = new BufferedImage(SMALL, SMALL, BufferedImage.TYPE_BYTE_GRAY);
            for (int at = 0; at < SMALL * SMALL; at++) {
                int sum = 0;
                for (int part = 0; part < cell * cell; part++) {
                    int y = margin + at / SMALL * cell + part / cell;
                    int x = margin + at % SMALL * cell + part % cell;
                    sum += digits.pixel(i, y * digits.shape().width() + x);
                }
                image.getRaster().setSample(at % SMALL, at / SMALL, 0, sum / (cell * cell));
            }
            write(image, folder.resolve(Integer.toString(digits.label(i))), i);
        }
    }

    /** 400 circles, 400 squares and 5 stars in colours, of 40 to 139 pixels. */
    static void shapes(Path folder) throws IOException {
        var random = new SplittableRandom(1);
        for (int i = 0; i < SHAPES; i++) {
            write(shape(random, (x, y) -> Math.hypot(x, y)), folder.resolve("circle"), i);
            write(shape(random, (x, y) -> Math.max(Math.abs(x), Math.abs(y))),
                    folder.resolve("square"), i);
        }
        for (int i = 0; i < STARS; i++) {
            write(shape(random, (x, y) -> Math.hypot(x, y)
                    / (0.6 + 0.4 * Math.cos(5 * Math.atan2(x, -y)))), folder.resolve("star"), i);
        }
    }

    /** What is nearer to its centre than its radius, by a measure of its own. */
    private static BufferedImage shape(SplittableRandom random, DoubleBinaryOperator distance) {
        int side = random.nextInt(40, 140);
        double radius = side * random.nextDouble(0.2, 0.4);
        double centreX = side / 2.0 + random.nextDouble(-0.1, 0.1) * side;
        double centreY = side / 2.0 + random.nextDouble(-0.1, 0.1) * side;
        return drawn(random, side, (x, y) -> radius
                - distance.applyAsDouble(x - centreX, y - centreY));
    }

    /** 40 signs of 5x5 squares in colours, 75 pictures of each, of 24 to 53 pixels. */
    static void signs(Path folder) throws IOException {
        var random = new SplittableRandom(2);
        for (int sign = 0; sign < SIGNS; sign++) {
            long squares = new SplittableRandom(sign).nextLong();
            for (int i = 0; i < EACH_SIGN; i++) {
                int side = random.nextInt(24, 54);
                double cell = side * random.nextDouble(0.17, 0.19);
                double left = (side - 5 * cell) * random.nextDouble();
                double top = (side - 5 * cell) * random.nextDouble();
                write(drawn(random, side, (x, y) -> {
                    int column = (int) Math.floor((x - left) / cell);
                    int row = (int) Math.floor((y - top) / cell);
                    boolean inside = column >= 0 && column < 5 && row >= 0 && row < 5;
                    return inside && (squares >> 5 * row + column & 1) == 1 ? 1 : -1;
                }), folder.resolve("sign%02d".formatted(sign)), i);
            }
        }
    }

    /** Dark on light where {@code ink} is above 0. */
    private static BufferedImage drawn(SplittableRandom random, int side,
            DoubleBinaryOperator ink) {
        int paper = colour(random, 160);
        int pen = colour(random, 0);
        var image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                image.setRGB(x, y, ink.applyAsDouble(x, y) > 0 ? pen : paper);
            }
        }
        return image;
    }

    private static int colour(SplittableRandom random, int from) {
        int rgb = 0;
        for (int channel = 0; channel < 3; channel++) {
            rgb = rgb << 8 | from + random.nextInt(96);
        }
        return rgb;
    }

    private static void write(BufferedImage image, Path folder, int number) throws IOException {
        Files.createDirectories(folder);
        ImageIO.write(image, "png", folder.resolve("%04d.png".formatted(number)).toFile());
    }
}
