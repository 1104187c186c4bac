package io.evowire.evaluate.train;

import io.evowire.core.graph.BarabasiAlbert;
import io.evowire.core.graph.ErdosRenyi;
import io.evowire.core.graph.GraphModel;
import io.evowire.core.graph.WattsStrogatz;
import io.evowire.core.network.Architecture;
import io.evowire.core.network.Head;
import io.evowire.core.network.Link;
import io.evowire.core.network.Network;
import io.evowire.core.network.NodeOperation;
import io.evowire.core.network.Stage;
import io.evowire.core.network.StemConvolution;
import io.evowire.core.network.TensorShape;
import io.evowire.evaluate.Precision;
import io.evowire.evaluate.TrainingRecipe;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** Networks and batches small enough for a test. */
public final class SmallNetworks {

    private SmallNetworks() {}

    /** One model of each generator, 5 nodes. */
    public static Stream<GraphModel> models() {
        return Stream.of(new ErdosRenyi(5, 0.5), new BarabasiAlbert(5, 2),
                new WattsStrogatz(5, 4, 0.75));
    }

    /** Two stem convolutions, a stage of stride 1 with 3x3 and one of stride 2 with 5x5 nodes. */
    public static Network of(GraphModel model, TensorShape image, int classes, long seed) {
        return of(model, NodeOperation.SEPARABLE_3X3, NodeOperation.SEPARABLE_5X5, image, classes,
                seed);
    }

    /** Two stem convolutions, a stage of stride 1 and one of stride 2. */
    public static Network of(GraphModel model, NodeOperation first, NodeOperation second,
            TensorShape image, int classes, long seed) {
        RandomGenerator random = random(seed);
        return Network.of(
                new Architecture(List.of(new StemConvolution(3, 1), new StemConvolution(4, 2)),
                        List.of(new Stage(model.generate(random), 4, 1, first),
                                new Stage(model.generate(random), 6, 2, second)),
                        new Head(7)),
                image, classes);
    }

    /** Networks in which each operation that is not separable has each stride. */
    public static Stream<Network> ofOtherOperations(TensorShape image, int classes, long seed) {
        var model = new WattsStrogatz(5, 4, 0.75);
        return Stream.of(
                of(model, NodeOperation.CONV_3X3, NodeOperation.MAX_POOL_3X3, image, classes,
                        seed),
                of(model, NodeOperation.MAX_POOL_3X3, NodeOperation.AVERAGE_POOL_3X3, image,
                        classes, seed),
                of(model, NodeOperation.AVERAGE_POOL_3X3, NodeOperation.CONV_3X3, image, classes,
                        seed));
    }

    /** Three stages of stride 2, with links over one of them and over two. */
    public static Network linked(TensorShape image, int classes, long seed) {
        RandomGenerator random = random(seed);
        var model = new WattsStrogatz(5, 4, 0.75);
        return Network.of(new Architecture(List.of(new StemConvolution(4, 1)),
                List.of(new Stage(model.generate(random), 4, 2, NodeOperation.SEPARABLE_3X3),
                        new Stage(model.generate(random), 6, 2, NodeOperation.CONV_3X3),
                        new Stage(model.generate(random), 5, 2, NodeOperation.MAX_POOL_3X3)),
                new Head(7), List.of(new Link(0, 1, 1, 4), new Link(0, 1, 1, 3),
                        new Link(0, 4, 2, 4), new Link(1, 0, 2, 4))),
                image, classes);
    }

    /** A Watts-Strogatz network for images of 2x7x6 and 3 classes. */
    public static Network any(long seed) {
        return of(new WattsStrogatz(5, 4, 0.75), new TensorShape(2, 7, 6), 3, seed);
    }

    /** Ten steps at a constant batch of 8, without augmentation. */
    public static TrainingRecipe recipe(double learningRate) {
        return new TrainingRecipe(1, 10, 8, learningRate, 0.9, 1e-3, 0.1, 0, false,
                Precision.FLOAT32, 11);
    }

    /** Normal pixels [B, C, H, W] and smoothed labels [B, classes]. */
    public static DataSet batch(Network network, int images, DataType type, long seed) {
        var shape = network.input();
        RandomGenerator random = random(seed);
        INDArray pixels = Nd4j.create(type, images, shape.channels(), shape.height(),
                shape.width());
        for (long i = 0; i < pixels.length(); i++) {
            pixels.putScalar(i, random.nextGaussian());
        }
        INDArray labels = Nd4j.valueArrayOf(new long[]{images, network.classes()},
                0.1 / network.classes(), type);
        for (int i = 0; i < images; i++) {
            int label = random.nextInt(network.classes());
            labels.putScalar(i, label, 0.9 + 0.1 / network.classes());
        }
        return new DataSet(pixels, labels);
    }

    public static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }
}
