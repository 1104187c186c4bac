package io.evowire.evaluate.train;

import io.evowire.core.graph.WattsStrogatz;
import io.evowire.core.network.Network;
import io.evowire.core.network.TensorShape;
import io.evowire.evaluate.Precision;
import io.evowire.evaluate.TrainingRecipe;
import io.evowire.evaluate.data.ImageDataset;
import io.evowire.evaluate.data.ImageSplit;
import java.util.List;
import java.util.random.RandomGenerator;

/** A task that a small network learns in seconds: which half of an 8x8 image is brighter. */
public final class LeftOrRight {

    public static final TensorShape SHAPE = new TensorShape(1, 8, 8);

    private LeftOrRight() {}

    public static ImageDataset dataset() {
        return ImageDataset.of("left-or-right", List.of("left", "right"), split(72, 1),
                split(40, 2), split(20, 3));
    }

    /** Nine steps of 8 images an epoch. */
    public static TrainingRecipe recipe(int epochs, int maxSteps, double learningRate) {
        return new TrainingRecipe(epochs, maxSteps, 8, learningRate, 0.9, 1e-4, 0.1, 1, false,
                Precision.FLOAT32, 42);
    }

    public static Network network() {
        return SmallNetworks.of(new WattsStrogatz(5, 4, 0.75), SHAPE, 2, 4);
    }

    private static ImageSplit split(int images, long seed) {
        RandomGenerator random = SmallNetworks.random(seed);
        byte[] pixels = new byte[images * 64];
        byte[] labels = new byte[images];
        for (int i = 0; i < images; i++) {
            labels[i] = (byte) (i % 2);
            for (int at = 0; at < 64; at++) {
                boolean bright = at % 8 / 4 == labels[i];
                pixels[i * 64 + at] = (byte) (random.nextInt(160) + (bright ? 90 : 0));
            }
        }
        return new ImageSplit(SHAPE, pixels, labels);
    }
}
