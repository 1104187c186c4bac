package io.evowire.run.status;

import io.evowire.core.graph.WattsStrogatz;
import io.evowire.core.network.Architecture;
import io.evowire.core.network.Head;
import io.evowire.core.network.Network;
import io.evowire.core.network.NodeOperation;
import io.evowire.core.network.Stage;
import io.evowire.core.network.StemConvolution;
import io.evowire.core.network.TensorShape;
import io.evowire.evaluate.gpu.device.Device;
import io.evowire.evaluate.gpu.device.DeviceInfo;
import io.evowire.evaluate.gpu.train.DeviceCeilings;
import io.evowire.evaluate.gpu.train.GenerationBenchmark;
import io.evowire.evaluate.gpu.train.SelfTest;
import io.evowire.evaluate.gpu.train.StepWork;
import io.evowire.run.json.Spelling;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * What a device really does with the program's own kernels.
 *
 * @param device                 its name
 * @param platform               who made the driver
 * @param driver                 version of the driver
 * @param api                    {@code CUDA} or {@code OPENCL}
 * @param gpu                    whether it is a GPU
 * @param computeUnits           processors that run one work-group each
 * @param memoryMegabytes        of the device
 * @param selfTest               {@code exact}, {@code within rounding} or {@code wrong}
 * @param copyGigabytesPerSecond read and written by a plain copy
 * @param gigaflopsPerSecond     of float32 multiply-adds, each of which counts as two
 * @param size                   of the networks
 * @param batch                  images of each network in a step
 * @param one                    a network alone
 * @param many                   different networks together
 */
public record GpuProbe(String device, String platform, String driver, String api, boolean gpu,
        int computeUnits, long memoryMegabytes, String selfTest, double copyGigabytesPerSecond,
        double gigaflopsPerSecond, Size size, int batch, Steps one, Steps many) {

    /** Sizes of networks. */
    public enum Size {
        /** Two stages of 16 nodes, 32 and 64 wide, for 28x28 pixels. */
        MNIST(new TensorShape(1, 28, 28), 16, List.of(32, 64), 128),
        /** Three stages of 32 nodes, 32, 64 and 128 wide, for 32x32 pixels in colour. */
        CIFAR(new TensorShape(3, 32, 32), 32, List.of(32, 64, 128), 256);

        private final TensorShape input;
        private final int nodes;
        private final List<Integer> widths;
        private final int head;

        Size(TensorShape input, int nodes, List<Integer> widths, int head) {
            this.input = input;
            this.nodes = nodes;
            this.widths = widths;
            this.head = head;
        }

        /** A network of this size, with other graphs for each seed. */
        Network network(int seed) {
            var random = new Random(seed);
            var graph = new WattsStrogatz(nodes, 4, 0.75);
            return Network.of(new Architecture(List.of(new StemConvolution(16, 1)),
                    widths.stream().map(width -> new Stage(graph.generate(random), width, 2,
                            NodeOperation.SEPARABLE_3X3)).toList(),
                    new Head(head)), input, 10);
        }

        @Override
        public String toString() {
            return Spelling.of(this);
        }
    }

    /**
     * Steps of networks that train together.
     *
     * @param networks            number of networks
     * @param millisecondsPerStep of all of them, median
     * @param imagesPerSecond     of all of them
     * @param gigabytes           that a step moves if no cache helps
     * @param gigaflop            that it computes
     * @param floorMilliseconds   the longer of what the ceilings need for these
     */
    public record Steps(int networks, double millisecondsPerStep, double imagesPerSecond,
            double gigabytes, double gigaflop, double floorMilliseconds) {

        private static Steps of(Device device, DeviceCeilings ceilings, List<Network> networks,
                GenerationBenchmark benchmark) {
            double seconds = benchmark.seconds(device, networks);
            StepWork work = StepWork.of(networks, benchmark.batch());
            return new Steps(networks.size(), 1e3 * seconds,
                    networks.size() * benchmark.batch() / seconds, work.bytes() / 1e9,
                    work.operations() / 1e9,
                    1e3 * Math.max(work.bytes() / ceilings.bytesPerSecond(),
                            work.operations() / ceilings.operationsPerSecond()));
        }
    }

    /**
     * Probes a device.
     *
     * @param networks how many train together
     * @throws io.evowire.evaluate.gpu.device.DeviceException if it fails or lacks memory
     */
    public static GpuProbe of(Device device, Size size, int networks,
            GenerationBenchmark benchmark) {
        DeviceInfo info = device.info();
        SelfTest.Verdict verdict = SelfTest.of(device);
        DeviceCeilings ceilings = DeviceCeilings.of(device);
        List<Network> all = IntStream.range(0, networks).mapToObj(size::network).toList();
        return new GpuProbe(info.name(), info.platform(), info.driver(), info.api().name(),
                info.gpu(), info.computeUnits(), info.memory() >> 20, verdict.toString(),
                ceilings.bytesPerSecond() / 1e9, ceilings.operationsPerSecond() / 1e9, size,
                benchmark.batch(),
                Steps.of(device, ceilings, all.subList(0, 1), benchmark),
                Steps.of(device, ceilings, all, benchmark));
    }

    /** Whether the device may train. */
    public boolean well() {
        return !selfTest.equals(SelfTest.Verdict.WRONG.toString());
    }
}
