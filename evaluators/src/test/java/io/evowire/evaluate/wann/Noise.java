package io.evowire.evaluate.wann;

import io.evowire.core.network.TensorShape;
import io.evowire.core.wann.Activation;
import io.evowire.core.wann.Connection;
import io.evowire.core.wann.SparseNetwork;
import io.evowire.evaluate.data.ImageSplit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Random images and networks for tests. */
final class Noise {

    static final int CLASSES = 3;

    private Noise() {}

    static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /** Images of noise, 4x4, in three classes. */
    static WannImages images(int size, long seed) {
        byte[] pixels = new byte[size * 16];
        random(seed).nextBytes(pixels);
        byte[] labels = new byte[size];
        for (int i = 0; i < size; i++) {
            labels[i] = (byte) (i % CLASSES);
        }
        return WannImages.of(List.of(new ImageSplit(new TensorShape(1, 4, 4), pixels, labels)), 4);
    }

    /** A network of three connections a node, at most. */
    static SparseNetwork network(int hidden, List<Activation> allowed, long seed) {
        RandomGenerator random = random(seed);
        List<Activation> activations = new ArrayList<>();
        for (int i = 0; i < hidden; i++) {
            activations.add(allowed.get(random.nextInt(allowed.size())));
        }
        activations.addAll(Collections.nCopies(CLASSES, Activation.LINEAR));
        var connections = new TreeSet<Connection>();
        for (int node = 17; node < 17 + hidden + CLASSES; node++) {
            for (int i = 0; i < 3; i++) {
                connections.add(new Connection(
                        random.nextInt(Math.min(node, 17 + hidden)), node));
            }
        }
        return new SparseNetwork(16, CLASSES, activations, List.copyOf(connections));
    }
}
