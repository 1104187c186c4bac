package io.evowire.evaluate.onednn;

import io.evowire.core.network.Network;
import io.evowire.evaluate.parameters.InitialWeights;
import io.evowire.evaluate.parameters.ParameterBlock;
import io.evowire.evaluate.parameters.ParameterBlock.Group;
import io.evowire.evaluate.parameters.ParameterLayout;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * The parameters of a {@link WiredBody}, one array [1, length] for each group of the layout,
 * without the classifier's blocks: weights get weight decay, scalars do not, statistics have no
 * updater.
 */
final class WiredBodyParameters implements ParamInitializer {

    static final String WEIGHTS = "W";
    static final String SCALARS = "b";
    static final String STATISTICS = "stats";

    static String key(Group group) {
        return switch (group) {
            case WEIGHTS -> WEIGHTS;
            case SCALARS -> SCALARS;
            case STATISTICS -> STATISTICS;
        };
    }

    /** Number of elements of each group. */
    static Map<Group, Integer> lengths(Network network) {
        int classifier = network.nodes().size() - 1;
        var lengths = new LinkedHashMap<Group, Integer>();
        for (Group group : Group.values()) {
            lengths.put(group, ParameterLayout.of(network).blocks().stream().filter(
                    block -> block.node() != classifier && block.kind().group() == group)
                    .mapToInt(ParameterBlock::length).sum());
        }
        return lengths;
    }

    private static Map<Group, Integer> lengths(Layer layer) {
        return lengths(((WiredBody) layer).network());
    }

    @Override
    public long numParams(NeuralNetConfiguration conf) {
        return numParams(conf.getLayer());
    }

    @Override
    public long numParams(Layer layer) {
        return lengths(layer).values().stream().mapToLong(Integer::longValue).sum();
    }

    @Override
    public List<String> paramKeys(Layer layer) {
        return List.of(WEIGHTS, SCALARS, STATISTICS);
    }

    @Override
    public List<String> weightKeys(Layer layer) {
        return List.of(WEIGHTS);
    }

    @Override
    public List<String> biasKeys(Layer layer) {
        return List.of(SCALARS);
    }

    @Override
    public boolean isWeightParam(Layer layer, String key) {
        return key.equals(WEIGHTS);
    }

    @Override
    public boolean isBiasParam(Layer layer, String key) {
        return key.equals(SCALARS);
    }

    @Override
    public Map<String, INDArray> init(NeuralNetConfiguration conf, INDArray parameters,
            boolean initialise) {
        Map<String, INDArray> views = views(conf.getLayer(), parameters);
        views.keySet().forEach(conf::addVariable);
        if (initialise) {
            Network network = ((WiredBody) conf.getLayer()).network();
            write(InitialWeights.draw(ParameterLayout.of(network), conf.getSeed()), views);
        }
        return views;
    }

    /** Copies the body's part of these vectors. */
    static void write(Map<Group, float[]> vectors, Map<String, INDArray> views) {
        vectors.forEach((group, vector) -> {
            INDArray view = views.get(key(group));
            if (view == null) {
                return;
            }
            float[] part = Arrays.copyOf(vector, Math.toIntExact(view.length()));
            try (INDArray values = Nd4j.createFromArray(part)) {
                view.assign(values.reshape(1, part.length));
            }
        });
    }

    @Override
    public Map<String, INDArray> getGradientsFromFlattened(NeuralNetConfiguration conf,
            INDArray gradients) {
        return views(conf.getLayer(), gradients);
    }

    private static Map<String, INDArray> views(Layer layer, INDArray flat) {
        INDArray row = flat.reshape(flat.length());
        var views = new LinkedHashMap<String, INDArray>();
        long from = 0;
        for (var entry : lengths(layer).entrySet()) {
            long to = from + entry.getValue();
            views.put(key(entry.getKey()),
                    row.get(NDArrayIndex.interval(from, to)).reshape(1, entry.getValue()));
            from = to;
        }
        return views;
    }
}
