package io.evowire.evaluate.onednn;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.network.Network;
import io.evowire.evaluate.Precision;
import io.evowire.evaluate.train.ModelBuilder;
import io.evowire.evaluate.train.SmallNetworks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Pointer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.dataset.DataSet;

@NeedsOneDnn
@Tag("long")
class NativeMemoryTest {

    private static final long MEGABYTE = 1 << 20;
    private static final int BATCH = 16;
    private static final int SAMPLE = 10;

    /** So many plans that are kept would show. */
    private static final int NETWORKS = 200;

    /** Resident bytes before and after, bytes that JavaCPP holds before and after, bytes of plans. */
    private record Measured(long before, long after, long held, long heldAfter, long plans) {

        static Measured of(String text) {
            long[] n = Stream.of(text.split(" ")).mapToLong(Long::parseLong).toArray();
            return new Measured(n[0], n[1], n[2], n[3], n[4]);
        }

        @Override
        public String toString() {
            return before + " " + after + " " + held + " " + heldAfter + " " + plans;
        }
    }

    // In a process with a heap of constant size, so that what grows is native.
    @Test
    @EnabledOnOs(OS.LINUX)
    void itReturnsAfterManyNetworksWereBuiltTrainedAndClosed()
            throws IOException, InterruptedException {
        List<String> flags = new ArrayList<>(FreshProcess.FLAGS);
        flags.addAll(List.of("-Xms512m", "-Xmx512m", "-XX:+AlwaysPreTouch",
                "-XX:+UseSerialGC"));
        var measured = Measured.of(FreshProcess.run(flags, ManyNetworks.class, NETWORKS));
        assertTrue(measured.plans() > NETWORKS * MEGABYTE / SAMPLE,
                () -> "too small to tell: " + measured);
        assertTrue(measured.heldAfter() <= measured.held() + MEGABYTE, measured::toString);
        // The JVM's own memory and what oneDNN keeps of compiled code grow a little.
        assertTrue(measured.after() <= measured.before() + 64 * MEGABYTE, measured::toString);
    }

    /** Trains different networks for a few steps each. */
    static final class ManyNetworks {

        private ManyNetworks() {}

        public static void main(String[] arguments) throws IOException {
            int networks = Integer.parseInt(arguments[0]);
            for (int seed = -40; seed < 0; seed++) { // oneDNN keeps code, the JVM compiles.
                train(seed);
            }
            long before = resident();
            long held = Pointer.totalBytes();
            long plans = 0;
            for (int seed = 0; seed < networks; seed++) {
                plans += train(seed);
            }
            System.out.println(
                    new Measured(before, resident(), held, Pointer.totalBytes(), plans));
        }

        /** Bytes of its plan of training, for one network in SAMPLE; that is run on two threads, too. */
        private static long train(int seed) {
            Network network = Networks.drawn(seed);
            DataSet batch = SmallNetworks.batch(network, BATCH, DataType.FLOAT, seed);
            ComputationGraph model = new OneDnnModel().build(network, SmallNetworks.recipe(0.1),
                    10);
            for (int i = 0; i < 3; i++) {
                model.fit(batch);
            }
            model.outputSingle(batch.getFeatures());
            ModelBuilder.release(model);
            batch.getFeatures().close();
            batch.getLabels().close();
            if (seed % SAMPLE != 0) {
                return 0;
            }
            try (var two = new KernelRun(network, 4, 2, new Random(seed))) {
                two.forward();
            }
            try (var plan = BodyPlan.training(network, BATCH, Precision.FLOAT32, 1)) {
                return plan.bytes();
            }
        }

        private static long resident() throws IOException {
            System.gc();
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("RssAnon:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024).sum();
        }
    }
}
