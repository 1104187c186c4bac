package io.evowire.run.wann;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.evowire.core.wann.SparseNetwork;
import io.evowire.evaluate.data.DataSpec;
import io.evowire.evaluate.wann.WannAccuracy;
import io.evowire.evaluate.wann.WannWorkers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The best network of a search of the paper's size, which docs/wann.md offers, still is as good as
 * it was when it was found.
 */
class PublishedChampionTest {

    private static final WannModel CHAMPION = NetworkInput
            .read(Path.of("..", "docs", "wann-champion.json"));

    @Test
    void itIsTheNetworkThatTheDocumentTellsOf() {
        SparseNetwork network = CHAMPION.network();
        assertEquals(632, network.connections().size());
        assertEquals(137, network.hidden());
        assertEquals(8, network.depth());
    }

    @Test
    void itReadsTheShippedDigitsAsWellAsItDid() {
        WannData data = WannData.of(DataSpec.parse("mnist-10k").load(), 16);
        try (var workers = new WannWorkers(1)) {
            var accuracy = WannAccuracy.of(CHAMPION.network(), data.search(), data.test(),
                    workers);
            assertEquals(0.9093, accuracy.ensemble(), 0.001);
            assertEquals(0.9093, accuracy.tuned(), 0.002);
            assertEquals(0.9313, WannAccuracy.trained(CHAMPION.weighted().orElseThrow(),
                    data.test(), workers), 0.001);
        }
    }
}
