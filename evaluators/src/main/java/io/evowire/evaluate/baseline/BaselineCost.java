package io.evowire.evaluate.baseline;

import io.evowire.core.network.TensorShape;
import io.evowire.evaluate.baseline.BaselineLayer.Convolution;
import io.evowire.evaluate.baseline.BaselineLayer.Dense;
import io.evowire.evaluate.baseline.BaselineLayer.Dropout;
import io.evowire.evaluate.baseline.BaselineLayer.MaxPool;
import io.evowire.evaluate.baseline.BaselineLayer.Normalisation;

/**
 * What a baseline costs.
 *
 * @param macs       multiply-adds of one inference of one image, of convolutions and dense layers
 * @param parameters trained numbers; running statistics are not trained
 */
public record BaselineCost(long macs, long parameters) {

    /**
     * The cost.
     *
     * @param images  shape of the data set's images, [C, H, W]
     * @param classes number of classes
     * @throws IllegalArgumentException if the images are too small for the layers
     */
    public static BaselineCost of(Baseline network, TensorShape images, int classes) {
        TensorShape shape = network.input(images);
        var cost = new BaselineCost(0, 0);
        for (BaselineLayer layer : network.layers()) {
            TensorShape out = after(layer, shape, network);
            cost = cost.plus(layer, shape, out);
            shape = out;
        }
        return cost.plus(new Dense(classes, false), shape, new TensorShape(classes, 1, 1));
    }

    private static TensorShape after(BaselineLayer layer, TensorShape in, Baseline network) {
        return switch (layer) {
            case Convolution(int channels, int kernel, int stride) -> new TensorShape(channels,
                    side(in.height(), kernel, stride, network),
                    side(in.width(), kernel, stride, network));
            case MaxPool(int kernel, int stride) -> new TensorShape(in.channels(),
                    side(in.height(), kernel, stride, network),
                    side(in.width(), kernel, stride, network));
            case Dense(int units, boolean relu) -> new TensorShape(units, 1, 1);
            case Normalisation normalisation -> in;
            case Dropout dropout -> in;
        };
    }

    private static int side(int in, int kernel, int stride, Baseline network) {
        if (in < kernel) {
            throw new IllegalArgumentException("""
                    The images are too small for %s: one of its layers has windows of %d pixels, \
                    and %d are left.""".formatted(network.label(), kernel, in));
        }
        return (in - kernel) / stride + 1;
    }

    private BaselineCost plus(BaselineLayer layer, TensorShape in, TensorShape out) {
        return switch (layer) {
            case Convolution(int channels, int kernel, int stride) -> {
                long weights = (long) kernel * kernel * in.channels() * channels;
                yield plus(weights * out.height() * out.width(), weights + channels);
            }
            case Dense(int units, boolean relu) -> plus(in.elements() * units,
                    in.elements() * units + units);
            case Normalisation normalisation -> plus(0, 2L * in.channels());
            case MaxPool pool -> this;
            case Dropout dropout -> this;
        };
    }

    private BaselineCost plus(long moreMacs, long moreParameters) {
        return new BaselineCost(macs + moreMacs, parameters + moreParameters);
    }
}
