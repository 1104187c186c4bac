package io.evowire.core.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MidRanksTest {

    @Test
    void equalValuesShareTheMeanOfTheirRanks() {
        assertArrayEquals(new double[]{3, 1.5, 1.5, 4},
                MidRanks.of(List.of(5.0, -1.0, -1.0, 9.0)));
        assertArrayEquals(new double[]{2, 2, 2}, MidRanks.of(List.of(0.0, -0.0, 0.0)));
        assertArrayEquals(new double[0], MidRanks.of(List.of()));
    }

    @Test
    void aRankIsOneHalfMoreThanWhatLiesBelowAndHalfOfWhatIsEqual() {
        var random = new Random(1);
        for (int i = 0; i < 100; i++) {
            List<Double> values = random.ints(1 + random.nextInt(20), 0, 8).asDoubleStream()
                    .boxed().toList();
            double[] ranks = MidRanks.of(values);
            for (int j = 0; j < ranks.length; j++) {
                double value = values.get(j);
                double below = values.stream().filter(other -> other < value).count();
                double equal = values.stream().filter(other -> other == value).count();
                assertEquals(below + (equal + 1) / 2, ranks[j]);
            }
        }
    }

    @Test
    void theCorrelationOfRanksKnowsTies() {
        assertEquals(1, RankCorrelation.of(List.of(1.0, 2.0, 3.0), List.of(10.0, 20.0, 90.0)));
        assertEquals(-1, RankCorrelation.of(List.of(1.0, 2.0, 3.0), List.of(3.0, 2.0, 1.0)));
        assertEquals(0, RankCorrelation.of(List.of(1.0, 1.0), List.of(1.0, 2.0)));
        // scipy.stats.spearmanr([1, 2, 2, 4], [1, 3, 2, 4])
        assertEquals(0.9486832980505138,
                RankCorrelation.of(List.of(1.0, 2.0, 2.0, 4.0), List.of(1.0, 3.0, 2.0, 4.0)),
                1e-15);
    }
}
