package io.evowire.evaluate.onednn;

import io.evowire.core.network.Network;
import io.evowire.evaluate.Precision;
import io.evowire.evaluate.onednn.primitive.Vectors;
import io.evowire.evaluate.parameters.ParameterBlock.Group;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.EnumMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/** A plan with images, parameters and gradients in native memory of its own. */
final class KernelRun implements AutoCloseable {

    final Network network;
    final int batch;
    final float[] images;
    final BodyPlan plan;
    final BodyPlan inference;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment nativeImages;
    private final MemorySegment features;
    private final MemorySegment featureGradients;
    private final Map<Group, MemorySegment> parameters = new EnumMap<>(Group.class);
    private final Map<Group, MemorySegment> gradients = new EnumMap<>(Group.class);
    private final Vectors parameterVectors;
    private final Vectors gradientVectors;

    KernelRun(Network network, int batch, int threads, RandomGenerator random) {
        this(network, batch, threads, Precision.FLOAT32, random);
    }

    KernelRun(Network network, int batch, int threads, Precision precision,
            RandomGenerator random) {
        this(network, uniform((int) (batch * network.input().elements()), random),
                AwayFromKinks.parameters(network, random), threads, precision);
    }

    KernelRun(Network network, float[] images, Map<Group, float[]> initial, int threads,
            Precision precision) {
        this.network = network;
        this.images = images;
        batch = (int) (images.length / network.input().elements());
        nativeImages = copy(images);
        features = copy(new float[batch * network.classifier().in().channels()]);
        featureGradients = copy(new float[batch * network.classifier().in().channels()]);
        initial.forEach((group, vector) -> {
            parameters.put(group, copy(vector));
            gradients.put(group, copy(new float[vector.length]));
        });
        parameterVectors = vectors(parameters);
        gradientVectors = vectors(gradients);
        plan = BodyPlan.training(network, batch, precision, threads);
        inference = BodyPlan.inference(network, precision, threads);
    }

    static float[] uniform(int length, RandomGenerator random) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = random.nextFloat(-1, 1);
        }
        return values;
    }

    private MemorySegment copy(float[] values) {
        return arena.allocateFrom(ValueLayout.JAVA_FLOAT, values);
    }

    void forward() {
        plan.forward(nativeImages.address(), parameterVectors, features.address());
    }

    void backward(float[] gradient) {
        MemorySegment.copy(gradient, 0, featureGradients, ValueLayout.JAVA_FLOAT, 0,
                gradient.length);
        plan.backward(featureGradients.address(), gradientVectors);
    }

    void predict() {
        inference.predict(nativeImages.address(), batch, parameterVectors, features.address());
    }

    float[] features() {
        return features.toArray(ValueLayout.JAVA_FLOAT);
    }

    /** Makes every parameter of a group a little larger. */
    void move(Group group) {
        MemorySegment segment = parameters.get(group);
        for (long i = 0; i < segment.byteSize() / Float.BYTES; i++) {
            segment.setAtIndex(ValueLayout.JAVA_FLOAT, i,
                    segment.getAtIndex(ValueLayout.JAVA_FLOAT, i) + 0.01f);
        }
    }

    float[] parameters(Group group) {
        return parameters.get(group).toArray(ValueLayout.JAVA_FLOAT);
    }

    Map<Group, float[]> parameters() {
        return arrays(parameters);
    }

    Map<Group, float[]> gradients() {
        return arrays(gradients);
    }

    private static Map<Group, float[]> arrays(Map<Group, MemorySegment> segments) {
        var arrays = new EnumMap<Group, float[]>(Group.class);
        segments.forEach(
                (group, segment) -> arrays.put(group, segment.toArray(ValueLayout.JAVA_FLOAT)));
        return arrays;
    }

    private static Vectors vectors(Map<Group, MemorySegment> segments) {
        return new Vectors(segments.get(Group.WEIGHTS).address(),
                segments.get(Group.SCALARS).address(), segments.get(Group.STATISTICS).address());
    }

    @Override
    public void close() {
        plan.close();
        inference.close();
        arena.close();
    }
}
