package io.evowire.run.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.evowire.core.cost.Cost;
import io.evowire.evaluate.Outcome;
import io.evowire.run.store.Proposal;
import io.evowire.run.store.Redraws;
import io.evowire.run.store.Trial;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MutationEffectTest {

    private static Trial trial(int number, Outcome outcome, long macs, List<Integer> parents,
            String... mutations) {
        return new Trial(new Proposal(number, 1, "k", "g", parents, List.of(mutations),
                new Cost(1, macs, 1, 1), Redraws.NONE), Optional.ofNullable(outcome));
    }

    private static Outcome right(double accuracy) {
        return new Outcome.Completed(accuracy, 1, List.of());
    }

    @Test
    void aChildIsComparedWithTheMeanOfItsParents() {
        var effects = MutationEffect.of(List.of(trial(0, right(0.5), 100, List.of()),
                trial(1, right(0.7), 400, List.of()),
                trial(2, right(0.8), 400, List.of(0, 1), "width@0")));
        assertEquals(1, effects.size());
        assertEquals(0.2, effects.getFirst().gain().mean(), 1e-12);
        assertEquals(2, effects.getFirst().macs(), 1e-12, "400 over the geometric mean 200");
        assertEquals(1, effects.getFirst().improved());
    }

    @Test
    void aChildCountsForEachOfItsKindsOnceAndTheBestKindComesFirst() {
        var parent = trial(0, right(0.5), 100, List.of());
        var effects = MutationEffect.of(List.of(parent,
                trial(1, right(0.6), 100, List.of(0), "seed@0", "seed@1", "nodes@0"),
                trial(2, right(0.3), 100, List.of(0), "seed@0")));
        assertEquals(List.of("nodes", "seed"),
                effects.stream().map(MutationEffect::kind).toList());
        MutationEffect seed = effects.getLast();
        assertEquals(2, seed.gain().count());
        assertEquals(-0.05, seed.gain().mean(), 1e-12);
        assertEquals(Math.sqrt(0.045), seed.gain().sd(), 1e-12);
        assertEquals(0.5, seed.improved());
    }

    @Test
    void exchangingStagesAloneIsAChangeToo() {
        var effects = MutationEffect.of(List.of(trial(0, right(0.5), 1, List.of()),
                trial(1, right(0.5), 1, List.of()), trial(2, right(0.5), 1, List.of(0, 1))));
        assertEquals("crossover", effects.getFirst().kind());
        assertEquals(0, effects.getFirst().improved(), "as good is not better");
    }

    @Test
    void whatDidNotTrainSaysNothing() {
        assertEquals(List.of(), MutationEffect.of(List.of(trial(0, right(0.5), 1, List.of()),
                trial(1, new Outcome.Diverged(3, "NaN"), 1, List.of(0), "width@0"),
                trial(2, right(0.9), 1, List.of(1), "width@0"),
                trial(3, null, 1, List.of(0), "width@0"))));
    }
}
