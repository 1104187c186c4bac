package io.evowire.evaluate.gpu.plan;

import io.evowire.evaluate.gpu.device.KernelSource;
import java.util.Map;
import java.util.TreeMap;

/** The kernels with their variants, in the order in which those of one level are launched. */
public enum PlanKernel {
    COEFFICIENTS("coefficients", Text.BODY, Map.of()),
    SUM("sum", Text.BODY, Map.of()),
    MEAN("sum", Text.BODY, Map.of("RELU", 0)),
    DEPTHWISE_3("depthwise", Text.BODY, Map.of()),
    DEPTHWISE_5("depthwise", Text.BODY, Map.of("K", 5)),
    DEPTHWISE_7("depthwise", Text.BODY, Map.of("K", 7)),
    MAX_POOL("pool", Text.BODY, Map.of()),
    MEAN_POOL("pool", Text.BODY, Map.of("MEAN", 1)),
    DENSE_1("dense", Text.DENSE, Map.of()),
    DENSE_1_WIDE("dense", Text.DENSE, Map.of("TM", 64)),
    DENSE_3("dense", Text.DENSE, Map.of("K", 3)),
    DENSE_3_WIDE("dense", Text.DENSE, Map.of("K", 3, "TM", 64)),
    BATCH_STATISTICS("batchStatistics", Text.NORMALISE, Map.of()),
    RUNNING_STATISTICS("runningStatistics", Text.NORMALISE, Map.of()),
    FEATURES("features", Text.BODY, Map.of()),
    CLASSIFIER("classifier", Text.CLASSIFIER, Map.of()),
    CLASSIFIER_GRADIENTS("classifierGradients", Text.CLASSIFIER, Map.of()),
    FEATURE_GRADIENTS("featureGradients", Text.CLASSIFIER, Map.of()),
    SLOPES("slopes", Text.BACKWARD, Map.of()),
    OUTPUT_GRADIENT("outputGradient", Text.BACKWARD, Map.of()),
    DENSE_WEIGHTS_1("denseWeights", Text.WEIGHTS, Map.of()),
    DENSE_WEIGHTS_3("denseWeights", Text.WEIGHTS, Map.of("K", 3)),
    REDUCE_WEIGHTS("reduceWeights", Text.REDUCE, Map.of()),
    DENSE_1_BACKWARD("dense", Text.DENSE, Map.of("BACKWARD", 1)),
    DENSE_1_BACKWARD_WIDE("dense", Text.DENSE, Map.of("BACKWARD", 1, "TM", 64)),
    DENSE_3_BACKWARD("dense", Text.DENSE, Map.of("BACKWARD", 1, "K", 3)),
    DENSE_3_BACKWARD_WIDE("dense", Text.DENSE, Map.of("BACKWARD", 1, "K", 3, "TM", 64)),
    RELU_BACKWARD("filterBackward", Text.BACKWARD, Map.of()),
    DEPTHWISE_3_BACKWARD("filterBackward", Text.BACKWARD, Map.of("FILTER", 1)),
    DEPTHWISE_5_BACKWARD("filterBackward", Text.BACKWARD, Map.of("FILTER", 1, "K", 5)),
    DEPTHWISE_7_BACKWARD("filterBackward", Text.BACKWARD, Map.of("FILTER", 1, "K", 7)),
    MAX_POOL_BACKWARD("filterBackward", Text.BACKWARD, Map.of("FILTER", 2)),
    MEAN_POOL_BACKWARD("filterBackward", Text.BACKWARD, Map.of("FILTER", 3)),
    FEATURES_BACKWARD("filterBackward", Text.BACKWARD, Map.of("FILTER", 4)),
    MEAN_BACKWARD("filterBackward", Text.BACKWARD, Map.of("FILTER", 5)),
    REDUCE_PARTS("reduceParts", Text.REDUCE, Map.of()),
    EDGE_GRADIENTS("edgeGradients", Text.REDUCE, Map.of()),
    UPDATE("update", Text.UPDATE, Map.of()),
    RESULT("result", Text.UPDATE, Map.of());

    /** Pixels of all images that one group of {@code filterBackward} sums over. */
    static final int PART_PIXELS = 4 * 128;
    /** Pixels of all images that one group of {@code denseWeights} sums over. */
    static final int WEIGHT_PART = 1024;
    /** Columns of a tile of {@code dense}, over which it sums moments. */
    static final int DENSE_COLUMNS = 128;
    /** Rows and columns of a tile of {@code denseWeights}. */
    static final int WEIGHT_ROWS = 32;
    static final int WEIGHT_COLUMNS = 64;
    /** Parameters that one group of {@code update} sees to. */
    static final int UPDATED = 4 * 256;

    /** Files of kernels: their names, work-groups, and values of macros unless a kernel differs. */
    private enum Text {
        BODY(128, Map.of("K", 3, "RELU", 1, "MEAN", 0), "body"),
        DENSE(256, Map.of("K", 1, "TM", 32, "BACKWARD", 0), "dense"),
        NORMALISE(64, Map.of(), "normalise"),
        CLASSIFIER(64, Map.of(), "classifier"),
        BACKWARD(128, Map.of("K", 3, "RELU", 1, "MEAN", 0, "FILTER", 0, "PIXELS", 4), "body",
                "backward"),
        WEIGHTS(256, Map.of("K", 1, "PART", WEIGHT_PART), "weights"),
        REDUCE(64, Map.of("K", 3, "RELU", 1, "MEAN", 0), "body", "reduce"),
        UPDATE(256, Map.of(), "update");

        private final int threads;
        private final Map<String, Integer> macros;
        private final String content;

        Text(int threads, Map<String, Integer> macros, String... files) {
            this.threads = threads;
            this.macros = macros;
            var all = new StringBuilder(TaskField.header())
                    .append(KernelSource.resource("dialect.h"));
            for (String file : files) {
                all.append(KernelSource.resource(file + ".cl"));
            }
            this.content = all.toString();
        }
    }

    private final String function;
    private final Text text;
    private final Map<String, Integer> macros;

    PlanKernel(String function, Text text, Map<String, Integer> differing) {
        this.function = function;
        this.text = text;
        Map<String, Integer> all = new TreeMap<>(text.macros);
        all.putAll(differing);
        all.put("THREADS", text.threads);
        macros = Map.copyOf(all);
    }

    /** What it is compiled from. */
    public KernelSource source() {
        return new KernelSource(function, text.content, macros, text.threads);
    }

    /** Threads in a work-group. */
    int threads() {
        return text.threads;
    }

    /** Value of a macro. */
    int macro(String name) {
        return macros.get(name);
    }
}
