package io.evowire.evaluate.gpu.plan;

import static io.evowire.evaluate.gpu.plan.TaskField.*;

import io.evowire.core.network.Network;
import io.evowire.core.network.Node;
import io.evowire.core.network.NodeOperation.Part.AveragePool;
import io.evowire.core.network.NodeOperation.Part.Dense;
import io.evowire.core.network.NodeOperation.Part.Depthwise;
import io.evowire.core.network.NodeOperation.Part.MaxPool;
import io.evowire.core.network.ShapedPart;
import io.evowire.core.network.TensorShape;
import io.evowire.evaluate.parameters.ParameterBlock.Kind;
import io.evowire.evaluate.parameters.ParameterBlock.Group;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of one network for a number of images, and the memory that they need. What lives within
 * a level shares its memory with the same of other levels.
 */
final class NetworkTasks {

    /** Where the maps of a batch lie that others have to know. */
    record Places(int images, int targets, int probabilities, int logits) {}

    private final Network network;
    private final NetworkMemory memory;
    private final int images;
    private final int[] levels;
    private final int[] outputs;
    private final int[] gradients;
    private final List<Map<TaskField, Integer>> fields = new ArrayList<>();
    /** For each node, where its output is read: reader and index among the reader's inputs. */
    private final List<List<int[]>> readers = new ArrayList<>();
    private final int[] tasks;
    private final Places places;
    private final int update;

    /**
     * Lays out the memory and writes the tasks.
     *
     * @param room   where the batch's memory may be; left after its end
     * @param tables where the tasks go
     */
    NetworkTasks(NetworkMemory memory, int images, MemoryPlan room, Tables tables) {
        this.network = memory.network();
        this.memory = memory;
        this.images = images;
        int nodes = network.nodes().size();
        levels = levels(network);
        outputs = new int[nodes];
        gradients = new int[nodes];
        tasks = new int[nodes];
        for (int i = 0; i < nodes; i++) {
            readers.add(new ArrayList<>());
        }
        long pixels = images * network.input().elements();
        int classes = network.classes();
        int flags = Math.ceilDiv(memory.end(Group.STATISTICS), PlanKernel.UPDATED);
        places = new Places(room.take(pixels), room.take((long) images * classes),
                room.take((long) images * classes), room.take((long) images * classes));
        int losses = room.take(images);
        int flagged = room.take(flags);
        for (int i = 0; i < nodes; i++) {
            fields.add(lasting(i, room));
        }
        fields.getLast().put(LOSSES, losses);
        temporaries(room);
        for (int i = 0; i < nodes; i++) {
            tasks[i] = tables.task(linked(i, tables));
        }
        update = tables.task(update(losses, flagged));
    }

    /** Length of the longest way from the image to each node. */
    static int[] levels(Network network) {
        int[] levels = new int[network.nodes().size()];
        for (int i = 0; i < levels.length; i++) {
            for (int input : network.nodes().get(i).inputs()) {
                levels[i] = Math.max(levels[i], input == Node.IMAGE ? 0 : levels[input] + 1);
            }
        }
        return levels;
    }

    Places places() {
        return places;
    }

    /** Shapes, parameters and what is kept from forward to backward. */
    private Map<TaskField, Integer> lasting(int index, MemoryPlan room) {
        Node node = network.nodes().get(index);
        Map<TaskField, Integer> task = new EnumMap<>(TaskField.class);
        TensorShape in = node.in();
        TensorShape out = node.out();
        task.put(IN, in.channels());
        task.put(HEIGHT, in.height());
        task.put(WIDTH, in.width());
        task.put(OUT, out.channels());
        task.put(OUT_HEIGHT, out.height());
        task.put(OUT_WIDTH, out.width());
        task.put(IMAGES, images);
        task.put(PART_PIXELS, PlanKernel.PART_PIXELS);
        task.put(WEIGHT_PART, PlanKernel.WEIGHT_PART);
        task.put(GRADIENTS, memory.toGradients());
        for (int i = 0; i < node.inputs().size(); i++) {
            if (node.inputs().get(i) != Node.IMAGE) {
                readers.get(node.inputs().get(i)).add(new int[]{index, i});
            }
        }
        if (!readsImage(node)) {
            gradients[index] = room.take(images * in.elements());
            task.put(GRADIENT, gradients[index]);
        }
        if (!(node instanceof Node.Classifier)) {
            outputs[index] = room.take(images * out.elements());
            task.put(OUTPUT, outputs[index]);
        }
        parameters(index, task);
        vectors(memory.vectors(index), task);
        switch (node) {
            case Node.Convolution conv -> dense(task, in, conv.kernel(), conv.stride());
            case Node.Operator operator -> operator.parts().forEach(part -> part(task, part));
            case Node.Mean ignored -> task.put(SUM, outputs[index]);
            case Node.Classifier ignored -> {
                task.put(TARGETS, places.targets());
                task.put(PROBABILITIES, places.probabilities());
                task.put(LOGITS, places.logits());
            }
        }
        return task;
    }

    private void parameters(int index, Map<TaskField, Integer> task) {
        int dense = 0;
        for (Kind kind : List.of(Kind.KERNEL, Kind.POINTWISE, Kind.DENSE)) {
            dense += memory.block(index, kind); // a node has one of them
        }
        task.put(DENSE_WEIGHTS, dense);
        task.put(FILTER_WEIGHTS, memory.block(index, Kind.DEPTHWISE));
        task.put(EDGE_WEIGHTS, memory.block(index, Kind.EDGES));
        task.put(SCALE, memory.block(index, Kind.SCALE));
        task.put(SHIFT, memory.block(index, Kind.SHIFT));
        task.put(MEAN, memory.block(index, Kind.MEAN));
        task.put(VARIANCE, memory.block(index, Kind.VARIANCE));
        task.put(BIAS, memory.block(index, Kind.BIAS));
    }

    private static void vectors(NetworkMemory.Vectors of, Map<TaskField, Integer> task) {
        task.put(STRENGTHS, of.strengths());
        task.put(COEFFICIENTS, of.coefficients());
        task.put(AFFINE, of.affine());
        task.put(STATISTICS, of.statistics());
        task.put(SLOPES, of.slopes());
        task.put(SUMS, of.sums());
        task.put(DOTS, of.dots());
    }

    private static void part(Map<TaskField, Integer> task, ShapedPart shaped) {
        switch (shaped.part()) {
            case Depthwise(int kernel) -> filter(task, shaped, kernel);
            case MaxPool(int kernel) -> filter(task, shaped, kernel);
            case AveragePool(int kernel) -> filter(task, shaped, kernel);
            case Dense(int kernel) -> dense(task, shaped.in(), kernel, shaped.stride());
        }
    }

    private static void filter(Map<TaskField, Integer> task, ShapedPart shaped, int kernel) {
        task.put(FILTER, kernel);
        task.put(FILTER_STRIDE, shaped.stride());
    }

    private static void dense(Map<TaskField, Integer> task, TensorShape in, int kernel,
            int stride) {
        task.put(INNER_HEIGHT, in.height());
        task.put(INNER_WIDTH, in.width());
        task.put(DENSE, kernel);
        task.put(DENSE_STRIDE, stride);
    }

    /** What is needed within a level only, level after level in the same place. */
    private void temporaries(MemoryPlan room) {
        long begin = room.mark();
        int depth = levels[levels.length - 1];
        for (int level = 0; level <= depth; level++) {
            room.reset(begin);
            for (int i = 0; i < levels.length; i++) {
                if (levels[i] == level) {
                    temporaries(i, room);
                }
            }
        }
        room.pass();
    }

    private void temporaries(int index, MemoryPlan room) {
        Node node = network.nodes().get(index);
        Map<TaskField, Integer> task = fields.get(index);
        long edges = readsImage(node) ? 0 : node.inputs().size();
        long in = node.in().channels();
        long summed = images * node.in().elements();
        int filter = task.getOrDefault(FILTER, 0);
        int taps = task.get(FILTER_WEIGHTS) == 0 ? 0 : filter * filter;
        task.put(PARTS, room.take((1 + edges + taps) * in
                * Math.ceilDiv(images * node.in().pixels(), PlanKernel.PART_PIXELS)));
        switch (node) {
            case Node.Mean ignored -> {
            }
            case Node.Classifier ignored -> {
                task.put(INNER, room.take(in * images));
                task.put(INNER_GRADIENT, room.take(in * images));
                task.put(LOGIT_GRADIENTS, room.take((long) images * network.classes()));
            }
            case Node.Convolution conv -> {
                dense(task, room);
                if (readsImage(conv)) {
                    task.put(INNER, places.images());
                } else {
                    inner(task, room, summed);
                }
            }
            case Node.Operator ignored -> {
                dense(task, room);
                inner(task, room, summed);
            }
        }
    }

    private void dense(Map<TaskField, Integer> task, MemoryPlan room) {
        long pixels = pixels(task, OUT_HEIGHT, OUT_WIDTH);
        long out = task.get(OUT);
        long weights = out * task.get(IN) * task.get(DENSE) * task.get(DENSE);
        task.put(OUTPUT_GRADIENT, room.take(out * pixels));
        task.put(MOMENTS, room.take(
                2 * out * Math.ceilDiv(pixels, PlanKernel.DENSE_COLUMNS)));
        task.put(WEIGHT_PARTS, room.take(
                weights * Math.ceilDiv(pixels, PlanKernel.WEIGHT_PART)));
    }

    private void inner(Map<TaskField, Integer> task, MemoryPlan room, long summed) {
        long size = task.get(IN) * pixels(task, INNER_HEIGHT, INNER_WIDTH);
        task.put(INNER, room.take(size));
        task.put(INNER_GRADIENT, room.take(size));
        if (task.getOrDefault(FILTER, 0) == 0) {
            task.put(SUM, task.get(INNER));
        } else if (task.get(FILTER_WEIGHTS) == 0) { // pools read what a kernel before them wrote
            task.put(SUM, room.take(summed));
        }
    }

    private long pixels(Map<TaskField, Integer> task, TaskField height, TaskField width) {
        return (long) images * task.get(height) * task.get(width);
    }

    private static boolean readsImage(Node node) {
        return node.inputs().contains(Node.IMAGE);
    }

    /** The task with the records of its inputs and readers. */
    private Map<TaskField, Integer> linked(int index, Tables tables) {
        Node node = network.nodes().get(index);
        Map<TaskField, Integer> task = fields.get(index);
        List<int[]> edges = readsImage(node)
                ? List.of()
                : node.inputs().stream().map(input -> new int[]{outputs[input],
                        memory.vectors(input).affine(), memory.vectors(input).statistics()})
                        .toList();
        task.put(EDGES, edges.size());
        task.put(EDGE, tables.records(edges));
        List<int[]> read = readers.get(index).stream()
                .map(reader -> new int[]{gradients[reader[0]],
                        memory.vectors(reader[0]).strengths(), reader[1],
                        memory.vectors(reader[0]).sums(), memory.vectors(reader[0]).dots()})
                .toList();
        task.put(READERS, read.size());
        task.put(READER, tables.records(read));
        return task;
    }

    private Map<TaskField, Integer> update(int losses, int flags) {
        Map<TaskField, Integer> task = new EnumMap<>(TaskField.class);
        task.put(IMAGES, images);
        task.put(LOSSES, losses);
        task.put(FLAGS, flags);
        task.put(DENSE_WEIGHTS, memory.parameters());
        task.put(GRADIENTS, memory.toGradients());
        task.put(VELOCITIES, memory.velocities());
        task.put(HYPER, memory.hyper());
        task.put(TaskField.RESULT, memory.result());
        task.put(DECAYED, memory.end(Group.WEIGHTS));
        task.put(TRAINED, memory.end(Group.SCALARS));
        task.put(PARAMETERS, memory.end(Group.STATISTICS));
        return task;
    }

    /** Level of the classifier, which is the last. */
    int depth() {
        return levels[levels.length - 1];
    }

    /** Adds forward and classifier: normalised by the batch, or by running statistics. */
    void forward(boolean batch, List<Work> works) {
        for (int i = 0; i < levels.length; i++) {
            forward(i, batch, new Adder(works, levels[i], tasks[i], fields.get(i)));
        }
    }

    private void forward(int index, boolean batch, Adder add) {
        Node node = network.nodes().get(index);
        if (!readsImage(node)) {
            add.channels(PlanKernel.COEFFICIENTS, IN);
        }
        switch (node) {
            case Node.Mean ignored -> add.maps(PlanKernel.MEAN, HEIGHT, WIDTH);
            case Node.Classifier ignored -> {
                add.count(PlanKernel.FEATURES, (long) add.get(IN) * images);
                add.groups(PlanKernel.CLASSIFIER, images);
            }
            case Node.Convolution conv -> {
                inner(conv, add);
                dense(batch, add);
            }
            case Node.Operator operator -> {
                inner(operator, add);
                dense(batch, add);
            }
        }
    }

    /** What the dense convolution reads. */
    private static void inner(Node node, Adder add) {
        if (readsImage(node)) {
            return;
        }
        ShapedPart filter = filterOf(node);
        if (filter == null) {
            add.maps(PlanKernel.SUM, HEIGHT, WIDTH);
            return;
        }
        switch (filter.part()) {
            case Depthwise(int kernel) -> add.maps(switch (kernel) {
                case 3 -> PlanKernel.DEPTHWISE_3;
                case 5 -> PlanKernel.DEPTHWISE_5;
                default -> PlanKernel.DEPTHWISE_7;
            }, INNER_HEIGHT, INNER_WIDTH);
            case MaxPool ignored -> {
                add.maps(PlanKernel.SUM, HEIGHT, WIDTH);
                add.maps(PlanKernel.MAX_POOL, INNER_HEIGHT, INNER_WIDTH);
            }
            case AveragePool ignored -> {
                add.maps(PlanKernel.SUM, HEIGHT, WIDTH);
                add.maps(PlanKernel.MEAN_POOL, INNER_HEIGHT, INNER_WIDTH);
            }
            case Dense ignored -> throw new IllegalStateException("A filter mixes no channels.");
        }
    }

    private static @Nullable ShapedPart filterOf(Node node) {
        return node instanceof Node.Operator operator && operator.parts().size() > 1
                ? operator.parts().getFirst()
                : null;
    }

    private static void dense(boolean batch, Adder add) {
        boolean wide = add.get(OUT) > 32;
        add.products(switch (add.get(DENSE)) {
            case 1 -> wide ? PlanKernel.DENSE_1_WIDE : PlanKernel.DENSE_1;
            default -> wide ? PlanKernel.DENSE_3_WIDE : PlanKernel.DENSE_3;
        }, OUT, OUT_HEIGHT, OUT_WIDTH);
        add.channels(batch ? PlanKernel.BATCH_STATISTICS : PlanKernel.RUNNING_STATISTICS, OUT);
    }

    /**
     * Adds backward and update.
     *
     * @param end level of the deepest classifier of all networks
     */
    void backward(int end, List<Work> works) {
        for (int i = 0; i < levels.length; i++) {
            backward(i, new Adder(works, 2 * end + 1 - levels[i], tasks[i], fields.get(i)));
        }
        var add = new Adder(works, 2 * end + 2, update, Map.of());
        add.groups(PlanKernel.UPDATE,
                Math.ceilDiv(memory.end(Group.STATISTICS), PlanKernel.UPDATED));
        add.groups(PlanKernel.RESULT, 1);
    }

    private void backward(int index, Adder add) {
        Node node = network.nodes().get(index);
        switch (node) {
            case Node.Classifier ignored -> {
                add.count(PlanKernel.CLASSIFIER_GRADIENTS,
                        (add.get(IN) + 1L) * network.classes());
                add.count(PlanKernel.FEATURE_GRADIENTS, (long) add.get(IN) * images);
                add.parts(PlanKernel.FEATURES_BACKWARD);
            }
            case Node.Mean ignored -> add.parts(PlanKernel.MEAN_BACKWARD);
            case Node.Convolution conv -> denseBackward(conv, add);
            case Node.Operator operator -> denseBackward(operator, add);
        }
        if (!readsImage(node)) {
            int taps = add.get(FILTER_WEIGHTS) == 0 ? 0 : add.get(FILTER) * add.get(FILTER);
            add.count(PlanKernel.REDUCE_PARTS,
                    (1L + node.inputs().size() + taps) * add.get(IN));
            if (add.get(EDGE_WEIGHTS) != 0) {
                add.channels(PlanKernel.EDGE_GRADIENTS, EDGES);
            }
        }
    }

    private static void denseBackward(Node node, Adder add) {
        boolean single = add.get(DENSE) == 1;
        inner(node, add);
        add.channels(PlanKernel.SLOPES, OUT);
        add.maps(PlanKernel.OUTPUT_GRADIENT, OUT, OUT_HEIGHT, OUT_WIDTH);
        add.weights(single ? PlanKernel.DENSE_WEIGHTS_1 : PlanKernel.DENSE_WEIGHTS_3);
        if (readsImage(node)) {
            return;
        }
        boolean wide = add.get(IN) > 32;
        if (single) {
            add.products(wide ? PlanKernel.DENSE_1_BACKWARD_WIDE : PlanKernel.DENSE_1_BACKWARD,
                    IN, INNER_HEIGHT, INNER_WIDTH);
        } else {
            add.products(wide ? PlanKernel.DENSE_3_BACKWARD_WIDE : PlanKernel.DENSE_3_BACKWARD,
                    IN, INNER_HEIGHT, INNER_WIDTH);
        }
        add.parts(filterBackward(filterOf(node)));
    }

    private static PlanKernel filterBackward(
            @Nullable ShapedPart filter) {
        if (filter == null) {
            return PlanKernel.RELU_BACKWARD;
        }
        return switch (filter.part()) {
            case Depthwise(int kernel) -> switch (kernel) {
                case 3 -> PlanKernel.DEPTHWISE_3_BACKWARD;
                case 5 -> PlanKernel.DEPTHWISE_5_BACKWARD;
                default -> PlanKernel.DEPTHWISE_7_BACKWARD;
            };
            case MaxPool ignored -> PlanKernel.MAX_POOL_BACKWARD;
            case AveragePool ignored -> PlanKernel.MEAN_POOL_BACKWARD;
            case Dense ignored -> throw new IllegalStateException("A filter mixes no channels.");
        };
    }

    /** Adds a task's work to a level. */
    private record Adder(List<Work> works, int slot, int task, Map<TaskField, Integer> fields) {

        int get(TaskField field) {
            return fields.getOrDefault(field, 0);
        }

        void groups(PlanKernel kernel, long groups) {
            works.add(new Work(slot, kernel, task, Math.toIntExact(groups)));
        }

        /** A thread for each. */
        void count(PlanKernel kernel, long count) {
            groups(kernel, Math.ceilDiv(count, kernel.threads()));
        }

        void channels(PlanKernel kernel, TaskField channels) {
            count(kernel, get(channels));
        }

        void maps(PlanKernel kernel, TaskField height, TaskField width) {
            maps(kernel, IN, height, width);
        }

        /** A thread for each pixel, no group for two channels. */
        void maps(PlanKernel kernel, TaskField channels, TaskField height, TaskField width) {
            groups(kernel, get(channels)
                    * Math.ceilDiv(pixels(height, width), kernel.threads()));
        }

        void parts(PlanKernel kernel) {
            groups(kernel, get(IN)
                    * Math.ceilDiv(pixels(HEIGHT, WIDTH), PlanKernel.PART_PIXELS));
        }

        void products(PlanKernel kernel, TaskField rows, TaskField height, TaskField width) {
            groups(kernel, Math.ceilDiv(pixels(height, width), PlanKernel.DENSE_COLUMNS)
                    * Math.ceilDiv(get(rows), kernel.macro("TM")));
        }

        void weights(PlanKernel kernel) {
            long read = (long) get(IN) * get(DENSE) * get(DENSE);
            groups(kernel, Math.ceilDiv(pixels(OUT_HEIGHT, OUT_WIDTH), PlanKernel.WEIGHT_PART)
                    * Math.ceilDiv(get(OUT), PlanKernel.WEIGHT_ROWS)
                    * Math.ceilDiv(read, PlanKernel.WEIGHT_COLUMNS));
            count(PlanKernel.REDUCE_WEIGHTS, get(OUT) * read);
        }

        private long pixels(TaskField height, TaskField width) {
            return (long) get(IMAGES) * get(height) * get(width);
        }
    }
}
