package io.evowire.evaluate.gpu.train;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import io.evowire.evaluate.gpu.device.Device;
import io.evowire.evaluate.gpu.device.DeviceException;
import io.evowire.evaluate.gpu.device.Kernel;
import io.evowire.evaluate.gpu.device.Memory;
import io.evowire.evaluate.gpu.plan.GenerationPlan;
import io.evowire.evaluate.gpu.plan.GenerationPlan.Part;
import io.evowire.evaluate.gpu.plan.GenerationPlan.Purpose;
import io.evowire.evaluate.gpu.plan.Launch;
import io.evowire.evaluate.gpu.plan.NetworkMemory;
import io.evowire.evaluate.gpu.plan.PlanKernel;
import io.evowire.evaluate.gpu.plan.Wave;
import io.evowire.evaluate.parameters.ParameterBlock.Group;
import io.evowire.evaluate.session.Batch;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/**
 * Networks in a device's memory. What one of them computes does not depend on the others. One
 * thread at a time.
 */
final class Generation implements AutoCloseable {

    /** Plans that are kept: more than a training alternates between. */
    private static final int PLANS = 64;
    private static final long UNIT_BYTES = 8L * Float.BYTES;

    /** A batch of one network, for a step or for inference. */
    record Input(int member, Batch batch) {}

    /**
     * What a step found.
     *
     * @param loss   mean cross entropy of the images before the update, in nats
     * @param finite whether all parameters are finite after it
     */
    record Stepped(double loss, boolean finite) {}

    private record Key(List<Part> parts, Purpose purpose) {}

    private record Planned(GenerationPlan plan, Memory tables) {}

    private final Device device;
    private final Wave wave;
    private final Memory arena;
    private final Map<Key, Planned> plans = new HashMap<>();
    private final Map<PlanKernel, Kernel> kernels = new EnumMap<>(PlanKernel.class);
    private final Staging staging = new Staging();

    /**
     * Takes memory for a wave.
     *
     * @throws io.evowire.evaluate.gpu.device.DeviceMemoryException if there is not enough
     */
    Generation(Device device, Wave wave) {
        this.device = device;
        this.wave = wave;
        arena = device.allocate(wave.floats() * Float.BYTES);
        try {
            for (int member = 0; member < wave.size(); member++) {
                NetworkMemory memory = wave.memory(member);
                memory.constants().forEach(this::write);
                // Gaps between blocks are updated like parameters, so they must be 0.
                write(memory.gradients(), new float[memory.end(Group.SCALARS)]);
            }
        } catch (DeviceException e) {
            device.release(arena);
            throw e;
        }
    }

    /** Writes the vectors of a network: all parameters, and velocities or none for zeros. */
    void load(int member, Map<Group, float[]> parameters, Map<Group, float[]> velocities) {
        NetworkMemory memory = wave.memory(member);
        write(memory.parameters(), memory.pack(parameters, Group.STATISTICS));
        write(memory.velocities(), memory.pack(velocities, Group.SCALARS));
    }

    /** Replaces parameters; velocities stay. */
    void replace(int member, Map<Group, float[]> parameters) {
        NetworkMemory memory = wave.memory(member);
        write(memory.parameters(), memory.pack(parameters, Group.STATISTICS));
    }

    /** A copy of the parameters of a network. */
    Map<Group, float[]> parameters(int member) {
        return vectors(member, wave.memory(member).parameters(), Group.STATISTICS);
    }

    /** A copy of the velocities of a network. */
    Map<Group, float[]> velocities(int member) {
        return vectors(member, wave.memory(member).velocities(), Group.SCALARS);
    }

    /** A copy of the gradients of the last step: of the mean loss, without weight decay. */
    Map<Group, float[]> gradients(int member) {
        return vectors(member, wave.memory(member).gradients(), Group.SCALARS);
    }

    private Map<Group, float[]> vectors(int member, int place, Group last) {
        NetworkMemory memory = wave.memory(member);
        return memory.unpack(read(place, memory.end(last)), last);
    }

    /** Sets the update rule of a network's next steps. */
    void rule(int member, double rate, double momentum, double decay) {
        write(wave.memory(member).hyper(),
                new float[]{(float) rate, (float) momentum, (float) decay});
    }

    /** A step of some networks, each on its own batch; in the order of the inputs. */
    List<Stepped> step(List<Input> inputs) {
        run(inputs, Purpose.TRAINING);
        List<Stepped> results = new ArrayList<>();
        for (Input input : inputs) {
            float[] result = read(wave.memory(input.member()).result(), 2);
            results.add(new Stepped(result[0], result[1] == 0));
        }
        return results;
    }

    /** The classes' probabilities of some networks, each for its own images: [B][classes]. */
    List<float[][]> probabilities(List<Input> inputs) {
        GenerationPlan plan = run(inputs, Purpose.INFERENCE);
        return rows(inputs, plan, plan::probabilities);
    }

    /** What the softmax makes probabilities of, [B][classes]. */
    List<float[][]> logits(List<Input> inputs) {
        GenerationPlan plan = run(inputs, Purpose.INFERENCE);
        return rows(inputs, plan, plan::logits);
    }

    private List<float[][]> rows(List<Input> inputs, GenerationPlan plan,
            IntUnaryOperator place) {
        List<float[][]> all = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            Batch batch = inputs.get(i).batch();
            float[] flat = read(place.applyAsInt(i), batch.images() * batch.classes());
            float[][] rows = new float[batch.images()][batch.classes()];
            for (int b = 0; b < rows.length; b++) {
                System.arraycopy(flat, b * batch.classes(), rows[b], 0, batch.classes());
            }
            all.add(rows);
        }
        return all;
    }

    private GenerationPlan run(List<Input> inputs, Purpose purpose) {
        List<Part> parts = inputs.stream()
                .map(input -> new Part(input.member(), input.batch().images())).toList();
        if (plans.size() >= PLANS) {
            forgetPlans();
        }
        Planned planned = plans.computeIfAbsent(new Key(parts, purpose), this::plan);
        for (int i = 0; i < inputs.size(); i++) {
            Batch batch = inputs.get(i).batch();
            write(planned.plan().images(i), channelsFirst(batch));
            write(planned.plan().targets(i), batch.labels());
        }
        for (Launch launch : planned.plan().launches()) {
            device.launch(kernel(launch.kernel()), launch.groups(), arena, planned.tables(),
                    launch.first());
        }
        return planned.plan();
    }

    private Planned plan(Key key) {
        var plan = new GenerationPlan(wave, key.parts(), key.purpose());
        int[] ints = plan.tables();
        Memory tables = device.allocate((long) ints.length * Integer.BYTES);
        try (Arena host = Arena.ofConfined()) {
            device.write(tables, 0, host.allocateFrom(JAVA_INT, ints));
        }
        return new Planned(plan, tables);
    }

    private Kernel kernel(PlanKernel kernel) {
        return kernels.computeIfAbsent(kernel, k -> device.compile(k.source()));
    }

    /** From [B, C, H, W] to [C, B, H, W]. */
    private static float[] channelsFirst(Batch batch) {
        int channels = batch.shape().channels();
        int plane = (int) batch.shape().pixels();
        float[] to = new float[batch.pixels().length];
        for (int b = 0; b < batch.images(); b++) {
            for (int c = 0; c < channels; c++) {
                System.arraycopy(batch.pixels(), (b * channels + c) * plane, to,
                        (c * batch.images() + b) * plane, plane);
            }
        }
        return to;
    }

    private void write(int place, float[] values) {
        if (values.length > 0) {
            device.write(arena, at(place), staging.of(values));
        }
    }

    private float[] read(int place, int count) {
        MemorySegment values = staging.of(count);
        device.read(arena, at(place), values);
        return values.toArray(JAVA_FLOAT);
    }

    private static long at(int place) {
        return Integer.toUnsignedLong(place) * UNIT_BYTES;
    }

    @Override
    public void close() {
        forgetPlans();
        device.release(arena);
    }

    private void forgetPlans() {
        plans.values().forEach(planned -> device.release(planned.tables()));
        plans.clear();
    }
}
