package io.evowire.run.wann;

import io.evowire.core.network.TensorShape;
import io.evowire.evaluate.data.ImageDataset;
import io.evowire.evaluate.data.ImageSplit;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** A data set of 8x8 images in three classes, each bright in another third, with noise. */
public final class SmallImages {

    private static final int SIDE = 8;
    private static final int CLASSES = 3;

    private SmallImages() {}

    /** Drawn with a seed. */
    public static ImageDataset of(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        return ImageDataset.of("small", List.of("top", "middle", "bottom"), split(150, random),
                split(30, random), split(60, random));
    }

    private static ImageSplit split(int size, RandomGenerator random) {
        byte[] pixels = new byte[size * SIDE * SIDE];
        byte[] labels = new byte[size];
        for (int i = 0; i < size; i++) {
            labels[i] = (byte) (i % CLASSES);
            for (int at = 0; at < SIDE * SIDE; at++) {
                boolean bright = at / SIDE * CLASSES / SIDE == labels[i];
                pixels[i * SIDE * SIDE + at] = (byte) random.nextInt(bright ? 256 : 128);
            }
        }
        return new ImageSplit(new TensorShape(1, SIDE, SIDE), pixels, labels);
    }
}
