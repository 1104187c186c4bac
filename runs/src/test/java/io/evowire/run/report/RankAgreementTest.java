package io.evowire.run.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.cost.Cost;
import io.evowire.core.statistics.RankCorrelation;
import io.evowire.evaluate.Outcome;
import io.evowire.evaluate.Outcome.EpochResult;
import io.evowire.run.store.Proposal;
import io.evowire.run.store.Redraws;
import io.evowire.run.store.Trial;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RankAgreementTest {

    private static Trial trial(int number, double... accuracies) {
        List<EpochResult> curve = IntStream.range(0, accuracies.length)
                .mapToObj(i -> new EpochResult(1, accuracies[i])).toList();
        return new Trial(new Proposal(number, 1, "k", "g", List.of(), List.of(),
                new Cost(1, 1, 1, 1), Redraws.NONE),
                Optional.of(new Outcome.Completed(accuracies[accuracies.length - 1], 1, curve)));
    }

    @Test
    void equalValuesShareARank() {
        // Ranks 0, 1.5, 1.5, 3 against 0, 1, 2, 3: 4.5 / sqrt(4.5 * 5).
        assertEquals(Math.sqrt(0.9), RankCorrelation.of(List.of(1.0, 2.0, 2.0, 3.0),
                List.of(1.0, 2.0, 3.0, 4.0)), 1e-12);
        assertEquals(-1, RankCorrelation.of(List.of(1.0, 2.0, 3.0), List.of(9.0, 5.0, 2.0)),
                1e-12);
    }

    @Test
    void eachEpochButTheLastIsComparedWithTheEnd() {
        var agreements = RankAgreement.of(List.of(trial(0, 0.5, 0.2, 0.5), trial(1, 0.4, 0.3, 0.6),
                trial(2, 0.3, 0.4, 0.7), trial(3, 0.2, 0.5, 0.8), trial(4, 0.1, 0.6, 0.9)));
        assertEquals(List.of(new RankAgreement(1, 5, -1), new RankAgreement(2, 5, 1)), agreements);
    }

    @Test
    void oneEpochOrFewNetworksHaveNoAgreement() {
        assertTrue(RankAgreement.of(IntStream.range(0, 9).mapToObj(i -> trial(i, 0.1 * i))
                .toList()).isEmpty());
        assertTrue(RankAgreement.of(IntStream.range(0, 4).mapToObj(i -> trial(i, 0.1 * i, 0.2))
                .toList()).isEmpty());
    }

    @Test
    void accuraciesThatAreAllAlikeHaveNoOrder() {
        assertTrue(RankAgreement.of(IntStream.range(0, 6).mapToObj(i -> trial(i, 0.1, 0.1 * i))
                .toList()).isEmpty());
    }
}
