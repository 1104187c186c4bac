package io.evowire.evaluate.onnx;

import io.evowire.core.network.Architecture;
import io.evowire.core.network.Network;
import io.evowire.core.network.Stage;
import io.evowire.core.network.StemConvolution;
import java.util.ArrayList;
import java.util.List;

/**
 * An output of a backbone: what a stage makes of an image.
 *
 * @param name     of the output
 * @param stage    its number, from 1
 * @param stride   pixels of the image between two of its positions
 * @param channels of it
 */
public record Feature(String name, int stage, int stride, int channels) {

    /** Those of a network, from the finest to the coarsest. */
    public static List<Feature> of(Network network) {
        Architecture architecture = network.architecture();
        int stride = 1;
        for (StemConvolution convolution : architecture.stem()) {
            stride *= convolution.stride();
        }
        List<Feature> features = new ArrayList<>();
        for (Stage stage : architecture.stages()) {
            stride *= stage.stride();
            int number = features.size() + 1;
            features.add(new Feature("stage" + number, number, stride, stage.channels()));
        }
        return features;
    }
}
