package io.evowire.run.worker;

import io.evowire.core.graph.WattsStrogatz;
import io.evowire.core.network.Architecture;
import io.evowire.core.network.Head;
import io.evowire.core.network.Network;
import io.evowire.core.network.NodeOperation;
import io.evowire.core.network.Stage;
import io.evowire.core.network.StemConvolution;
import io.evowire.core.network.TensorShape;
import io.evowire.evaluate.Omission;
import io.evowire.evaluate.Precision;
import io.evowire.evaluate.gpu.device.Device;
import io.evowire.evaluate.gpu.device.DeviceException;
import io.evowire.evaluate.gpu.device.DeviceSpec;
import io.evowire.evaluate.gpu.train.DeviceSessions;
import io.evowire.evaluate.gpu.train.GenerationBenchmark;
import io.evowire.evaluate.measure.TrainingBenchmark;
import io.evowire.evaluate.onednn.OneDnnModel;
import io.evowire.run.UserException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * What {@code auto} comes to on this machine: a GPU of CUDA; else one of OpenCL if it trains faster
 * than the processor, which an integrated one may not; else the processor. A GPU that does not pass
 * its self-test is left alone.
 *
 * @param device that trains
 * @param why    the processor does where there is a GPU; empty if there is nothing to tell
 */
public record ChosenDevice(DeviceSpec device, Optional<String> why) {

    private static final int NETWORKS = 16;
    private static final int BATCH = 32;
    private static final int STEPS = 5;

    /** Chooses; a device that is named is taken as it is. */
    public static ChosenDevice of(DeviceSpec asked) {
        DeviceSpec found = asked.resolved();
        if (asked.kind() != DeviceSpec.Kind.AUTO || found.cpu()) {
            return new ChosenDevice(found, Optional.empty());
        }
        Optional<String> why = DeviceSessions.refusal(found).or(() -> slow(found));
        return new ChosenDevice(why.isPresent() ? DeviceSpec.CPU : found, why);
    }

    /**
     * Chooses one on which a recipe can be followed.
     *
     * @throws UserException if a GPU is named, on which it cannot
     */
    public static ChosenDevice of(DeviceSpec asked, Omission omission) {
        Optional<String> why = DeviceSessions.unsupported(omission);
        if (why.isEmpty() || asked.resolved().cpu()) {
            return of(asked);
        }
        if (asked.kind() == DeviceSpec.Kind.AUTO) {
            return new ChosenDevice(DeviceSpec.CPU, why);
        }
        throw new UserException(DeviceSessions.refusal(why.get()));
    }

    private static Optional<String> slow(DeviceSpec found) {
        if (found.kind() != DeviceSpec.Kind.OPENCL) {
            return Optional.empty();
        }
        try (Device device = found.open()) {
            return slow(device, Runtime.getRuntime().availableProcessors());
        } catch (DeviceException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** Why a device is not worth its use; empty if it is. */
    static Optional<String> slow(Device device, int processors) {
        List<Network> networks = IntStream.range(0, NETWORKS).mapToObj(ChosenDevice::network)
                .toList();
        double there = new GenerationBenchmark(BATCH, STEPS).seconds(device, networks);
        double one = BATCH / new TrainingBenchmark(BATCH, STEPS, Precision.FLOAT32, 1)
                .run(networks.getFirst(), OneDnnModel.orStock()).imagesPerSecond();
        double here = one * NETWORKS / Math.min(NETWORKS, processors);
        return there < here
                ? Optional.empty()
                : Optional.of(String.format(Locale.ROOT,
                        "%s takes %.0f ms for a step of %d networks, and the processor %.0f ms",
                        device.info(), 1000 * there, NETWORKS, 1000 * here));
    }

    private static Network network(int seed) {
        var graph = new WattsStrogatz(8, 4, 0.75);
        return Network.of(
                new Architecture(List.of(new StemConvolution(8, 1)),
                        List.of(new Stage(graph.generate(new Random(seed)), 16, 2,
                                NodeOperation.SEPARABLE_3X3),
                                new Stage(graph.generate(new Random(-1 - seed)), 32, 2,
                                        NodeOperation.SEPARABLE_3X3)),
                        new Head(64)),
                new TensorShape(1, 28, 28), 10);
    }
}
