package io.evowire.run.wann;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.evowire.core.wann.Activation;
import io.evowire.evaluate.data.DataSpec;
import io.evowire.evaluate.wann.WannImages;
import io.evowire.evaluate.wann.WannWorkers;
import io.evowire.run.Thorough;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The first generation of the paper's search for MNIST, of which a run of the authors' program is
 * known: best mean score -2.63, median -3.01. Here on the 8,500 digits that are shipped.
 */
@Tag("thorough")
class FirstGenerationTest {

    private static final int SEEDS = Thorough.of(3, 10);

    @Test
    void theFirstGenerationScoresAsThatOfTheAuthors() {
        WannImages images = WannData.of(DataSpec.parse("mnist-10k").load(), 16).search();
        assertEquals(8_500, images.size());
        double best = 0;
        double median = 0;
        try (var workers = new WannWorkers(2)) {
            for (int seed = 1; seed <= SEEDS; seed++) {
                var settings = new WannSettings(seed, 960, 16, 1_000, 0.05, 32,
                        Activation.WITHOUT_STEP.stream().map(Activation::spelling).toList());
                var course = new Course(settings, 10, images, workers);
                Course.Scored scored = course.score(1, course.first());
                best += scored.told().best() / SEEDS;
                median += scored.told().median() / SEEDS;
                assertEquals(960, scored.next().size());
                assertEquals(128.5, scored.told().medianConnections(), 2);
            }
        }
        assertEquals(-2.63, best, 0.1);
        assertEquals(-3.01, median, 0.1);
    }
}
