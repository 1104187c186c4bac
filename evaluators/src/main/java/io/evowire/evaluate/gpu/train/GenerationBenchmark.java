package io.evowire.evaluate.gpu.train;

import io.evowire.core.network.Network;
import io.evowire.core.statistics.Quantile;
import io.evowire.evaluate.gpu.device.Device;
import io.evowire.evaluate.gpu.plan.Wave;
import io.evowire.evaluate.gpu.train.Generation.Input;
import io.evowire.evaluate.measure.TrainingBenchmark;
import io.evowire.evaluate.parameters.InitialWeights;
import io.evowire.evaluate.parameters.ParameterLayout;
import io.evowire.evaluate.session.Batch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How fast a device trains networks together: whole steps, images on their way included.
 *
 * @param batch images of each network in a step, at least 1
 * @param steps timed steps, at least 1
 */
public record GenerationBenchmark(int batch, int steps) {

    // The first ones compile the kernels and allocate memory.
    private static final int WARM_UP_STEPS = 3;

    /**
     * Median seconds of a step of all networks.
     *
     * @throws io.evowire.evaluate.gpu.device.DeviceException if the device fails or lacks memory
     */
    public double seconds(Device device, List<Network> networks) {
        var wave = new Wave(
                networks.stream().map(network -> new Wave.Member(network, batch)).toList());
        try (var generation = new Generation(device, wave)) {
            List<Input> inputs = new ArrayList<>();
            for (int i = 0; i < networks.size(); i++) {
                Network network = networks.get(i);
                generation.load(i, InitialWeights.draw(ParameterLayout.of(network), i), Map.of());
                generation.rule(i, 0.01, 0.9, 5e-5);
                var images = new Batch(batch, network.input(), network.classes());
                TrainingBenchmark.randomise(images, network.classes());
                inputs.add(new Input(i, images));
            }
            for (int step = 0; step < WARM_UP_STEPS; step++) {
                generation.step(inputs);
            }
            return Quantile.median(IntStream.range(0, steps)
                    .mapToDouble(step -> seconds(generation, inputs)).toArray());
        }
    }

    private static double seconds(Generation generation, List<Input> inputs) {
        long start = System.nanoTime();
        generation.step(inputs); // reads the losses, so it is done
        return (System.nanoTime() - start) / 1e9;
    }
}
