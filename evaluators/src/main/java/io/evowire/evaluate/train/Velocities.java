package io.evowire.evaluate.train;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Finds the velocity of each parameter of a DL4J model. DL4J keeps all parameters in one flat array
 * and the updater's state in another, in the same order, but only of those that have an updater.
 */
final class Velocities {

    private final Map<Long, INDArray> byParameter = new HashMap<>();

    private record Parameter(INDArray array, boolean trained) {}

    Velocities(ComputationGraph model) {
        INDArray state = model.getUpdater(true).getStateViewArray();
        INDArray flat = state.reshape(state.length());
        long from = 0;
        for (Parameter parameter : inFlatOrder(model)) {
            if (parameter.trained()) {
                INDArray array = parameter.array();
                long to = from + array.length();
                byParameter.put(array.offset(), flat.get(NDArrayIndex.interval(from, to))
                        .reshape(array.ordering(), array.shape()));
                from = to;
            }
        }
        if (from != state.length()) {
            throw new IllegalStateException("The updater has %d numbers for %d trained parameters."
                    .formatted(state.length(), from));
        }
    }

    private static List<Parameter> inFlatOrder(ComputationGraph model) {
        List<Parameter> all = new ArrayList<>();
        for (GraphVertex vertex : model.getVertices()) {
            if (vertex.numParams() > 0) {
                vertex.paramTable(false).forEach((key, array) -> all.add(new Parameter(array,
                        vertex.getConfig().getUpdaterByParam(key).stateSize(1) > 0)));
            }
        }
        all.sort(Comparator.comparingLong(parameter -> parameter.array().offset()));
        return all;
    }

    /** A view of the velocity, shaped as the parameter; null if that is not trained. */
    @Nullable
    INDArray of(INDArray parameter) {
        return byParameter.get(parameter.offset());
    }
}
