package io.evowire.evaluate.onednn;

import io.evowire.core.network.Network;
import io.evowire.core.network.NetworkEdge;
import io.evowire.core.network.Node;
import io.evowire.evaluate.Precision;
import io.evowire.evaluate.onednn.primitive.Bindings;
import io.evowire.evaluate.onednn.primitive.NativeThread;
import io.evowire.evaluate.onednn.primitive.OpenMp;
import io.evowire.evaluate.onednn.primitive.Vectors;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * The body of one network, compiled for a number of images and threads: a flat list of steps over
 * memory that is laid out in advance. Once each size of chunk has been seen and the code is
 * compiled, nothing is allocated while it runs. One caller at a time.
 * <p>
 * Every thread works on images of its own. In training all meet after each step, for the statistics
 * of the batch; in inference they never do.
 */
final class BodyPlan implements AutoCloseable {

    /** Images that a thread takes through the whole network at a time in inference. */
    private static final int INFERENCE_CHUNK = 8;

    private final int images;
    private final Team team;
    private final PlanMemory memory;
    private final List<NativeThread> threads;
    private final Bindings bindings;
    private final List<Step> steps;
    private final ParameterFingerprint fingerprint;
    // Made once: a reference to a method would be a new object in each step.
    private final IntConsumer forward = this::forward;
    private final IntConsumer backward = this::backward;
    private final IntConsumer predict = this::predict;

    private BodyPlan(Network network, int images, boolean training, Precision precision,
            int threads) {
        this.images = images;
        fingerprint = new ParameterFingerprint(WiredBodyParameters.lengths(network));
        team = new Team(threads);
        memory = new PlanMemory(threads, training);
        this.threads = IntStream.range(0, threads).mapToObj(i -> new NativeThread()).toList();
        try {
            var compilation = new Compilation(network, images, training, precision,
                    memory, this.threads);
            bindings = compilation.bindings();
            steps = compile(network, compilation);
            memory.allocate();
            run(thread -> OpenMp.threads(1));
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    /**
     * With OpenMP regions of the calling thread on this thread alone: a plan's threads are its own.
     */
    private void run(IntConsumer work) {
        int before = OpenMp.threads();
        if (before == 1) {
            team.run(work);
            return;
        }
        OpenMp.threads(1);
        try {
            team.run(work);
        } finally {
            OpenMp.threads(before);
        }
    }

    /** A plan that trains on batches of exactly so many images. */
    static BodyPlan training(Network network, int images, Precision precision, int threads) {
        return new BodyPlan(network, images, true, precision, threads);
    }

    /** A plan that predicts for any number of images. */
    static BodyPlan inference(Network network, Precision precision, int threads) {
        return new BodyPlan(network, INFERENCE_CHUNK, false, precision, threads);
    }

    private static List<Step> compile(Network network, Compilation compilation) {
        var steps = new ArrayList<Step>();
        var features = new ArrayList<Feature>();
        for (int i = 0; i < network.nodes().size(); i++) {
            Node node = network.nodes().get(i);
            List<Feature> inputs = node.inputs().stream().filter(input -> input != Node.IMAGE)
                    .map(features::get).toList();
            switch (node) {
                case Node.Convolution convolution -> {
                    var step = NodeStep.of(compilation, i, convolution, inputs);
                    steps.add(step);
                    features.add(step.feature());
                }
                case Node.Operator operator -> {
                    var step = NodeStep.of(compilation, i, operator, inputs);
                    steps.add(step);
                    features.add(step.feature());
                }
                case Node.Mean mean -> {
                    var step = new MeanStep(compilation, i, inputs);
                    steps.add(step);
                    features.add(step.feature());
                }
                case Node.Classifier classifier -> steps.add(new PoolStep(compilation, i, inputs));
            }
        }
        return List.copyOf(steps);
    }

    /**
     * Leaves an edge out of forward and backward from now on: it counts nothing in the sum of its
     * target, and the gradient of its weight is 0.
     *
     * @param edge whose target has other inputs, or empty for none
     */
    void without(Optional<NetworkEdge> edge) {
        bindings.leftOutOf = edge.map(NetworkEdge::reader).orElse(Bindings.NONE);
        bindings.leftOut = edge.map(NetworkEdge::input).orElse(Bindings.NONE);
    }

    /**
     * Computes the features of a batch with its own statistics.
     *
     * @param batch    address of the images, [B, C, H, W]; also read by backward
     * @param features address of the result, [B, C]
     */
    void forward(long batch, Vectors parameters, long features) {
        bindings.images = batch;
        bindings.parameters = parameters;
        bindings.features = features;
        run(forward);
    }

    private void forward(int thread) {
        int from = from(thread, images);
        int count = from(thread + 1, images) - from;
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            if (thread == 0) {
                step.prepareForward();
            }
            team.barrier();
            step.forward(thread, from, from, count);
            team.barrier();
            if (thread == 0) {
                step.finishForward(true);
            }
        }
    }

    /**
     * Computes the gradients of all parameters for the batch of the last forward.
     *
     * @param featureGradients address of the gradient of the features, [B, C]
     * @param gradients        where the gradients are written
     */
    void backward(long featureGradients, Vectors gradients) {
        bindings.featureGradients = featureGradients;
        bindings.gradients = gradients;
        run(backward);
    }

    private void backward(int thread) {
        int from = from(thread, images);
        int count = from(thread + 1, images) - from;
        for (int i = steps.size() - 1; i >= 0; i--) {
            Step step = steps.get(i);
            if (thread == 0) {
                step.prepareBackward();
            }
            team.barrier();
            step.backward(thread, from, count);
            team.barrier();
            if (thread == 0) {
                step.finishBackward();
            }
        }
    }

    /**
     * Computes the features of any number of images with running statistics. Weights are brought
     * into the kernels' order, and batch normalisation is folded, only when they changed.
     *
     * @param batch    address of the images, [B, C, H, W]
     * @param features address of the result, [B, C]
     */
    void predict(long batch, int count, Vectors parameters, long features) {
        bindings.images = batch;
        bindings.parameters = parameters;
        bindings.features = features;
        if (fingerprint.changed(parameters)) {
            for (int i = 0; i < steps.size(); i++) {
                steps.get(i).prepareForward();
                steps.get(i).finishForward(false);
            }
        }
        bindings.count = count;
        run(predict);
    }

    private void predict(int thread) {
        int end = from(thread + 1, bindings.count);
        for (int image = from(thread, bindings.count); image < end; image += INFERENCE_CHUNK) {
            int chunk = Math.min(INFERENCE_CHUNK, end - image);
            for (int i = 0; i < steps.size(); i++) {
                steps.get(i).forward(thread, 0, image, chunk);
            }
        }
    }

    private int from(int thread, int count) {
        return Math.toIntExact((long) count * thread / team.size());
    }

    /** Bytes of features, gradients, weights and working memory. */
    long bytes() {
        return memory.bytes();
    }

    @Override
    public void close() {
        team.close();
        threads.forEach(NativeThread::close);
        memory.close();
    }
}
