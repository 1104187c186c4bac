package io.evowire.evaluate.onednn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.evaluate.onednn.primitive.OneDnn;
import io.evowire.evaluate.train.ModelBuilder;
import io.evowire.evaluate.train.SmallNetworks;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

class StockFallbackTest {

    @Test
    void withoutTheVectorModuleStockLayersTrain() throws IOException, InterruptedException {
        List<String> flags = new ArrayList<>(FreshProcess.FLAGS);
        flags.remove("--add-modules=jdk.incubator.vector");
        assertEquals(
                "stock: the JVM was started without --add-modules jdk.incubator.vector; learns",
                FreshProcess.run(flags, Training.class));
    }

    @Test
    @Tag("further")
    void withoutALibraryForThePlatformStockLayersTrain()
            throws IOException, InterruptedException {
        String said = FreshProcess.run(FreshProcess.FLAGS,
                jar -> !jar.matches(".*dnnl-[^/]*-(linux|macosx|windows)-[^/]*"), Training.class);
        assertTrue(said.matches(
                "stock: oneDNN has no library for this platform \\(.*\\); learns"), said);
    }

    @Test
    @Tag("further")
    @NeedsOneDnn
    void withItTheKernelsTrain() throws IOException, InterruptedException {
        assertEquals("onednn: here; learns",
                FreshProcess.run(FreshProcess.FLAGS, Training.class));
    }

    /** Trains with what is there, and says what that is. */
    static final class Training {

        private Training() {}

        public static void main(String[] arguments) {
            ModelBuilder models = OneDnnModel.orStock();
            var network = SmallNetworks.any(1);
            var batch = SmallNetworks.batch(network, 8, DataType.FLOAT, 1);
            ComputationGraph model = models.build(network, SmallNetworks.recipe(0.1), 10);
            double before = model.score(batch);
            for (int i = 0; i < 10; i++) {
                model.fit(batch);
            }
            System.out.printf("%s: %s; %s%n", models.kernels(),
                    OneDnn.unavailable().orElse("here"),
                    model.score(batch) < before ? "learns" : "does not learn");
        }
    }
}
