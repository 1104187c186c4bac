package io.evowire.evaluate.onednn;

import io.evowire.evaluate.parameters.ParameterBlock;
import io.evowire.evaluate.parameters.ParameterBlock.Group;
import io.evowire.evaluate.parameters.ParameterLayout;
import io.evowire.evaluate.train.ModelBuilder.Beside;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Carries parameters between the vectors of a {@link ParameterLayout} and a model of
 * {@link OneDnnModel}.
 *
 * @param layout of the network that the model was built from
 * @param model  of a body and an output layer
 */
record OneDnnParameters(ParameterLayout layout, ComputationGraph model) {

    /** Copies every group into the model. */
    void write(Map<Group, float[]> vectors) {
        write(vectors, parameter -> parameter);
    }

    /** Copies the groups given to what lies beside the model's parameters. */
    void write(Map<Group, float[]> vectors, Beside beside) {
        Map<String, INDArray> body = new HashMap<>();
        model.getLayer(0).paramTable(false).forEach((key, parameter) -> {
            INDArray place = beside.of(parameter);
            if (place != null) {
                body.put(key, place);
            }
        });
        WiredBodyParameters.write(vectors, body);
        for (ParameterBlock block : layout.blocks()) {
            classifierKey(block).ifPresent(key -> {
                float[] vector = vectors.get(block.kind().group());
                INDArray target = beside.of(model.getLayer(1).paramTable(false).get(key));
                if (vector == null || target == null) {
                    return;
                }
                float[] values = Arrays.copyOfRange(vector, block.offset(),
                        block.offset() + block.length());
                try (INDArray source = Nd4j.createFromArray(values)) {
                    target.assign(source.reshape(target.shape()));
                }
            });
        }
    }

    /** Copies every group out of the model. */
    Map<Group, float[]> read() {
        return read(parameter -> parameter);
    }

    /** Copies what lies beside the model's parameters. */
    Map<Group, float[]> read(Beside beside) {
        return collect((layer, key) -> beside
                .of(model.getLayer(layer).paramTable(false).get(key)));
    }

    /** Copies arrays of both layers, by layer and key, into vectors. */
    private Map<Group, float[]> collect(BiFunction<Integer, String, @Nullable INDArray> source) {
        Map<Group, float[]> vectors = new EnumMap<>(Group.class);
        layout.lengths().forEach((group, length) -> {
            INDArray body = source.apply(0, WiredBodyParameters.key(group));
            vectors.put(group, body == null
                    ? new float[length]
                    : Arrays.copyOf(body.dup('c').data().asFloat(), length));
        });
        for (ParameterBlock block : layout.blocks()) {
            classifierKey(block).ifPresent(key -> {
                INDArray array = source.apply(1, key);
                if (array != null) {
                    System.arraycopy(array.dup('c').data().asFloat(), 0,
                            vectors.get(block.kind().group()), block.offset(), block.length());
                }
            });
        }
        return vectors;
    }

    private static Optional<String> classifierKey(ParameterBlock block) {
        return switch (block.kind()) {
            case DENSE -> Optional.of("W");
            case BIAS -> Optional.of("b");
            case KERNEL, DEPTHWISE, POINTWISE, EDGES, SCALE, SHIFT, MEAN, VARIANCE ->
                Optional.empty();
        };
    }
}
