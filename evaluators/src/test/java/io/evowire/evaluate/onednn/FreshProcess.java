package io.evowire.evaluate.onednn;

import io.evowire.core.network.Network;
import io.evowire.evaluate.train.SmallNetworks;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.dataset.DataSet;

/** What a process that knows nothing of another one makes of the same seed and the same saved model. */
final class FreshProcess {

    private static final DataSet BATCH = SmallNetworks.batch(Networks.small().getFirst(), 6,
            DataType.FLOAT, 6);

    private FreshProcess() {}

    /** Prints what the model in a file predicts and what training gives, as hashes of all bits. */
    public static void main(String[] args) throws IOException {
        System.out.println(predicted(new File(args[0])) + " " + trained());
    }

    /** Runs {@link #main} in a process of its own; the last line it prints. */
    static String run(File model) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow", "-cp",
                        System.getProperty("java.class.path"), FreshProcess.class.getName(),
                        model.toString()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (var reader = process.inputReader()) {
            return reader.lines().reduce("", (before, line) -> line);
        }
    }

    static String predicted(File file) throws IOException {
        ComputationGraph model = ModelSerializer.restoreComputationGraph(file, true);
        return "" + Arrays
                .hashCode(model.outputSingle(BATCH.getFeatures()).data().asFloat());
    }

    static String trained() {
        Network network = Networks.small().getFirst();
        ComputationGraph model = new OneDnnModel().build(network, SmallNetworks.recipe(0.1), 10);
        for (int i = 0; i < 5; i++) {
            model.fit(BATCH);
        }
        return "" + Arrays.hashCode(model.params().data().asFloat());
    }
}
