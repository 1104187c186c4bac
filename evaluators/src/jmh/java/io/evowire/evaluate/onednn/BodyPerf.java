package io.evowire.evaluate.onednn;

import io.evowire.core.graph.WattsStrogatz;
import io.evowire.core.network.Architecture;
import io.evowire.core.network.Head;
import io.evowire.core.network.Network;
import io.evowire.core.network.NodeOperation;
import io.evowire.core.network.Stage;
import io.evowire.core.network.StemConvolution;
import io.evowire.core.network.TensorShape;
import io.evowire.evaluate.Precision;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The wired body alone, batch 64: a training step (forward and backward), and inference. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = {"--add-modules=jdk.incubator.vector",
        "-Djdk.incubator.vector.VECTOR_ACCESS_OOB_CHECK=0",
        "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"})
public class BodyPerf {

    private static final int BATCH = 64;

    /** Two stages of 16 nodes on 28x28x1, or three of 32 on 32x32x3. */
    @Param({"digits", "objects"})
    public String network;

    @Param({"1", "2"})
    public int threads;

    private KernelRun run;
    private float[] gradient;

    @Setup
    public void compile() {
        Network built = network.equals("digits")
                ? network(new TensorShape(1, 28, 28), 16, 128, 32, 64)
                : network(new TensorShape(3, 32, 32), 32, 256, 32, 64, 128);
        run = new KernelRun(built, BATCH, threads, Precision.FLOAT32, new Random(1));
        gradient = KernelRun.uniform(BATCH * built.classifier().in().channels(), new Random(2));
    }

    private static Network network(TensorShape image, int nodes, int head, Integer... widths) {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(4);
        var stages = Stream.of(widths)
                .map(width -> new Stage(new WattsStrogatz(nodes, 4, 0.75).generate(random), width,
                        2, NodeOperation.SEPARABLE_3X3))
                .toList();
        return Network.of(new Architecture(List.of(new StemConvolution(16, 1)), stages,
                new Head(head)), image, 10);
    }

    @TearDown
    public void free() {
        run.close();
    }

    @Benchmark
    public void trainingStep() {
        run.forward();
        run.backward(gradient);
    }

    @Benchmark
    public void inference() {
        run.predict();
    }
}
