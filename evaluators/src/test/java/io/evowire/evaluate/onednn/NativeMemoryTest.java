package io.evowire.evaluate.onednn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.network.Network;
import io.evowire.evaluate.train.ParameterBlock.Group;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class NativeMemoryTest {

    private static final long MEGABYTE = 1 << 20;
    private static final int BATCH = 64;

    @Test
    @EnabledOnOs(OS.LINUX)
    void memoryReturnsAfter200Networks() throws IOException {
        Network network = Networks.small().getFirst();
        for (int i = 0; i < 40; i++) { // oneDNN keeps generated code, the JVM compiles.
            train(network, i);
        }
        long resident = resident();
        long pointers = Pointer.totalBytes();
        for (int i = 0; i < 200; i++) {
            train(network, i);
        }
        assertTrue(Pointer.totalBytes() <= pointers + MEGABYTE,
                () -> "JavaCPP holds %d bytes, before %d".formatted(Pointer.totalBytes(),
                        pointers));
        long after = resident();
        // Two plans of this network take more than 2 MB: 200 times that would be 400.
        assertTrue(after <= resident + 64 * MEGABYTE,
                () -> "resident %d bytes, before %d".formatted(after, resident));
    }

    private static void train(Network network, int seed) {
        try (var run = new KernelRun(network, BATCH, 1 + seed % 2, new Random(seed))) {
            long bytes = run.plan.bytes() + run.inference.bytes();
            assertTrue(bytes > 2 * MEGABYTE, () -> "too small to tell: %d bytes".formatted(bytes));
            float[] gradient = KernelRun.uniform(
                    BATCH * network.classifier().in().channels(), new Random(seed));
            run.forward();
            run.backward(gradient);
            run.predict();
        }
    }

    /** Resident set of this process without the Java heap's growth: bytes. */
    private static long resident() throws IOException {
        System.gc();
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("RssAnon:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024).sum();
    }

    @Test
    void sameSeedGivesTheSameBitsTwice() {
        Network network = Networks.digits();
        for (int threads = 1; threads <= 2; threads++) {
            try (var one = new KernelRun(network, 20, threads, new Random(3));
                    var two = new KernelRun(network, 20, threads, new Random(3))) {
                float[] gradient = KernelRun.uniform(20 * 128, new Random(4));
                for (var run : new KernelRun[]{one, two}) {
                    run.forward();
                    run.backward(gradient);
                }
                assertArrayEquals(one.features(), two.features());
                for (Group group : Group.values()) {
                    assertArrayEquals(one.gradients().get(group), two.gradients().get(group));
                    assertArrayEquals(one.parameters(group), two.parameters(group));
                }
            }
        }
    }
}
