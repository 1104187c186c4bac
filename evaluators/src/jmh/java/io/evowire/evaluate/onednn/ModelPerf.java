package io.evowire.evaluate.onednn;

import io.evowire.core.network.Network;
import io.evowire.evaluate.train.ModelBuilder;
import io.evowire.evaluate.train.SmallNetworks;
import java.util.concurrent.TimeUnit;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A whole DL4J model on the kernels, one thread, batch 64: what DL4J, the classifier and the updater
 * add to {@link BodyPerf}'s network {@code digits}, and what a candidate costs before and after it
 * is trained.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = {"--add-modules=jdk.incubator.vector",
        "-Djdk.incubator.vector.VECTOR_ACCESS_OOB_CHECK=0",
        "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
        "-Devowire.threads=1"})
public class ModelPerf {

    private static final int BATCH = 64;
    private final Network network = Networks.digits();
    private ComputationGraph model;
    private DataSet batch;

    @Setup
    public void build() {
        model = new OneDnnModel().build(network, SmallNetworks.recipe(0.001), 1_000_000);
        batch = SmallNetworks.batch(network, BATCH, DataType.FLOAT, 1);
    }

    @TearDown
    public void free() {
        ModelBuilder.release(model);
    }

    @Benchmark
    public void trainingStep() {
        model.fit(batch);
    }

    @Benchmark
    public INDArray inference() {
        return model.outputSingle(batch.getFeatures());
    }

    /** A model that is built, trained for one step, so that its plan is compiled, and released. */
    @Benchmark
    public void candidate() {
        ComputationGraph other = new OneDnnModel().build(network, SmallNetworks.recipe(0.1), 10);
        other.fit(batch);
        ModelBuilder.release(other);
    }
}
