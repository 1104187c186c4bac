package io.evowire.evaluate.gpu.train;

import io.evowire.core.statistics.Quantile;
import io.evowire.evaluate.gpu.device.Device;
import io.evowire.evaluate.gpu.device.Kernel;
import io.evowire.evaluate.gpu.device.KernelSource;
import io.evowire.evaluate.gpu.device.Memory;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What a device can do at most, as simple kernels find it.
 *
 * @param bytesPerSecond      read and written by a copy from memory to memory
 * @param operationsPerSecond of float32; a multiply-add counts as two
 */
public record DeviceCeilings(double bytesPerSecond, double operationsPerSecond) {

    private static final int THREADS = 256;
    private static final int ITEMS = 16;
    private static final int CHAINS = 8;
    private static final int REPEATS = 5;

    /** How much is done: enough for a GPU to be busy. */
    record Size(int copyGroups, int addGroups, int times) {

        /** 268 MB copied, more than any cache holds, and a few milliseconds of arithmetic. */
        static final Size OF_GPU = new Size(1 << 14, 1 << 12, 4096);

        /** What a processor does in a second or less. */
        static final Size OF_PROCESSOR = new Size(1 << 11, 1 << 6, 256);

        private long copied() {
            return (long) copyGroups * THREADS * ITEMS;
        }

        private double operations() {
            return 2.0 * addGroups * THREADS * CHAINS * times;
        }
    }

    /**
     * Measures a device.
     *
     * @throws io.evowire.evaluate.gpu.device.DeviceException if it fails or lacks memory
     */
    public static DeviceCeilings of(Device device) {
        return of(device, device.info().gpu() ? Size.OF_GPU : Size.OF_PROCESSOR);
    }

    static DeviceCeilings of(Device device, Size size) {
        Memory from = device.allocate(size.copied() * Float.BYTES);
        try {
            return measured(device, size, from);
        } finally {
            device.release(from);
        }
    }

    private static DeviceCeilings measured(Device device, Size size, Memory from) {
        Kernel copy = device.compile(source("copyFloats"));
        Kernel multiply = device.compile(source("multiplyAdd"));
        Memory to = device.allocate(size.copied() * Float.BYTES);
        try {
            double copying = seconds(device,
                    () -> device.launch(copy, size.copyGroups(), to, from));
            double adding = seconds(device,
                    () -> device.launch(multiply, size.addGroups(), to, size.times()));
            return new DeviceCeilings(2.0 * size.copied() * Float.BYTES / copying,
                    size.operations() / adding);
        } finally {
            device.release(to);
        }
    }

    /** What {@code multiplyAdd} leaves in its first float: for a test that it is not left out. */
    static float added(Device device, int times) {
        Kernel multiply = device.compile(source("multiplyAdd"));
        Memory to = device.allocate((long) THREADS * Float.BYTES);
        try (Arena arena = Arena.ofConfined()) {
            device.launch(multiply, 1, to, times);
            MemorySegment first = arena.allocate(ValueLayout.JAVA_FLOAT);
            device.read(to, 0, first);
            return first.get(ValueLayout.JAVA_FLOAT, 0);
        } finally {
            device.release(to);
        }
    }

    private static double seconds(Device device, Runnable launch) {
        launch.run();
        device.finish();
        return Quantile.median(IntStream.range(0, REPEATS).mapToDouble(i -> {
            long start = System.nanoTime();
            launch.run();
            device.finish();
            return (System.nanoTime() - start) / 1e9;
        }).toArray());
    }

    private static KernelSource source(String name) {
        return new KernelSource(name,
                KernelSource.resource("dialect.h") + KernelSource.resource("probe.cl"),
                Map.of("THREADS", THREADS), THREADS);
    }
}
