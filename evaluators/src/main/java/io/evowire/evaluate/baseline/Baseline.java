package io.evowire.evaluate.baseline;

import io.evowire.core.network.TensorShape;
import io.evowire.evaluate.baseline.BaselineLayer.Convolution;
import io.evowire.evaluate.baseline.BaselineLayer.Dense;
import io.evowire.evaluate.baseline.BaselineLayer.Dropout;
import io.evowire.evaluate.baseline.BaselineLayer.MaxPool;
import io.evowire.evaluate.baseline.BaselineLayer.Normalisation;
import java.util.List;
import java.util.stream.Stream;

/**
 * The networks that a comparison on MNIST of 2021 stood its randomly wired networks beside.
 *
 * @see <a href="https://github.com/14coruma/RandWire">RandWire on MNIST, report of 4 May 2021</a>
 */
public enum Baseline {

    /** Krizhevsky et al. 2012 for images [3, 224, 224], with dense layers that have no ReLU. */
    ALEXNET("AlexNet", 0.001, 1e-7, 0.01, 1, List.of(
            new Convolution(96, 11, 4), new MaxPool(3, 2),
            new Convolution(256, 5, 1), new MaxPool(3, 2),
            new Convolution(384, 3, 1), new Convolution(384, 3, 1), new Convolution(384, 3, 1),
            new MaxPool(3, 2), new Dense(4096, false), new Dropout(0.5), new Dense(4096, false),
            new Dropout(0.5))) {
        @Override
        public TensorShape input(TensorShape images) {
            return new TensorShape(3, 224, 224);
        }
    },

    /** Three convolutions, after TensorFlow's tutorial. */
    TINY_CNN("TinyCNN", 0.001, 1e-7, 0, 0, List.of(
            new Convolution(32, 3, 1), new MaxPool(2, 2), new Convolution(64, 3, 1),
            new MaxPool(2, 2), new Convolution(64, 3, 1), new Dense(70, true),
            new Dense(30, true))),

    /** Five convolutions with batch normalisation and dropout. */
    HANDMADE_CNN("HandmadeCNN", 0.01, 1e-4, 0, 0, Stream.of(
            Stream.of(new Convolution(32, 3, 1), new Normalisation()),
            Stream.of(new Convolution(64, 3, 1), new MaxPool(2, 2), new Normalisation(),
                    new Dropout(0.3)),
            Stream.of(new Convolution(64, 3, 1), new Normalisation()),
            Stream.of(new Convolution(64, 3, 1), new MaxPool(2, 2), new Normalisation(),
                    new Dropout(0.3)),
            Stream.of(new Convolution(64, 3, 1), new Normalisation(), new Dropout(0.3)),
            Stream.of(new Dense(128, true), new Normalisation(), new Dropout(0.3)))
            .<BaselineLayer>flatMap(block -> block).toList());

    private final String label;
    private final double learningRate;
    private final double epsilon;
    private final double weightDeviation;
    private final double bias;
    private final List<BaselineLayer> layers;

    /**
     * A network.
     *
     * @param label           its name
     * @param learningRate    that its authors gave to Adam
     * @param epsilon         that its authors gave to Adam
     * @param weightDeviation standard deviation of normal initial weights; 0 for Glorot's uniform
     *                        ones
     * @param bias            initial value of all biases
     * @param layers          all but the last, dense one
     */
    Baseline(String label, double learningRate, double epsilon, double weightDeviation, double bias,
            List<BaselineLayer> layers) {
        this.label = label;
        this.learningRate = learningRate;
        this.epsilon = epsilon;
        this.weightDeviation = weightDeviation;
        this.bias = bias;
        this.layers = layers;
    }

    /** Its name, such as {@code TinyCNN}. */
    public String label() {
        return label;
    }

    /** All layers but the last one, which is dense and has as many units as there are classes. */
    public List<BaselineLayer> layers() {
        return layers;
    }

    /**
     * The shape of the images that it reads, [C, H, W].
     *
     * @param images shape of the data set's, [C, H, W]; larger ones are made of these
     */
    public TensorShape input(TensorShape images) {
        return images;
    }

    double learningRate() {
        return learningRate;
    }

    double epsilon() {
        return epsilon;
    }

    double weightDeviation() {
        return weightDeviation;
    }

    double bias() {
        return bias;
    }
}
