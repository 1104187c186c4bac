package io.evowire.evaluate.train;

import io.evowire.evaluate.parameters.ParameterBlock;
import io.evowire.evaluate.parameters.ParameterBlock.Group;
import io.evowire.evaluate.parameters.ParameterBlock.Kind;
import io.evowire.evaluate.parameters.ParameterLayout;
import io.evowire.evaluate.train.ModelBuilder.Beside;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Carries parameters between the vectors of a {@link ParameterLayout} and a model of stock layers.
 *
 * @param layout of the network that the model was built from
 * @param model  of stock layers
 */
public record StockParameters(ParameterLayout layout, ComputationGraph model) {

    /** Copies every group into the model. */
    public void write(Map<Group, float[]> vectors) {
        write(vectors, parameter -> parameter);
    }

    /** Copies the groups given to what lies beside the model's parameters. */
    void write(Map<Group, float[]> vectors, Beside beside) {
        for (ParameterBlock block : layout.blocks()) {
            float[] vector = vectors.get(block.kind().group());
            INDArray place = beside.of(parameter(block));
            if (vector == null || place == null) {
                continue;
            }
            float[] values = Arrays.copyOfRange(vector, block.offset(),
                    block.offset() + block.length());
            INDArray target = arranged(block, place);
            try (INDArray source = Nd4j.createFromArray(values)) {
                target.assign(source.reshape(target.shape()).castTo(target.dataType()));
            }
        }
    }

    /** Copies every group out of the model. */
    public Map<Group, float[]> read() {
        return read(parameter -> parameter);
    }

    /** Copies what lies beside the model's parameters. */
    Map<Group, float[]> read(Beside beside) {
        return collect(block -> {
            INDArray place = beside.of(parameter(block));
            return place == null ? null : arranged(block, place);
        });
    }

    private Map<Group, float[]> collect(Function<ParameterBlock, @Nullable INDArray> source) {
        Map<Group, float[]> vectors = new EnumMap<>(Group.class);
        layout.lengths().forEach((group, length) -> vectors.put(group, new float[length]));
        for (ParameterBlock block : layout.blocks()) {
            INDArray array = source.apply(block);
            if (array == null) {
                continue;
            }
            float[] values = array.dup('c').data().asFloat();
            System.arraycopy(values, 0, vectors.get(block.kind().group()), block.offset(),
                    block.length());
        }
        return vectors;
    }

    private INDArray parameter(ParameterBlock block) {
        return model.getVertex(vertex(block)).paramTable(false).get(key(block));
    }

    /** A view whose elements, row-major, are in the block's order. */
    private static INDArray arranged(ParameterBlock block, INDArray array) {
        // DL4J keeps depthwise kernels as [k, k, I, 1].
        return block.kind() == Kind.DEPTHWISE ? array.permute(2, 3, 0, 1) : array;
    }

    private static String vertex(ParameterBlock block) {
        String name = "node" + block.node();
        return switch (block.kind()) {
            case KERNEL -> name + ".conv";
            case DEPTHWISE -> name + ".depthwise";
            case POINTWISE -> name + ".pointwise";
            case EDGES -> name + ".sum";
            case SCALE, SHIFT, MEAN, VARIANCE -> name + ".norm";
            case DENSE, BIAS -> StockGraph.OUTPUT;
        };
    }

    private static String key(ParameterBlock block) {
        return switch (block.kind()) {
            case KERNEL, DEPTHWISE, POINTWISE, DENSE -> "W";
            case BIAS -> "b";
            case EDGES -> WeightedSum.WEIGHTS;
            case SCALE -> "gamma";
            case SHIFT -> "beta";
            case MEAN -> "mean";
            case VARIANCE -> "var";
        };
    }
}
