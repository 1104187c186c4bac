package io.evowire.run.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.cost.Cost;
import io.evowire.core.objective.Fitness;
import io.evowire.core.objective.Objective;
import io.evowire.run.config.RungsConfig;
import io.evowire.run.training.Promotion.Contender;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PromotionTest {

    private static final List<Objective> OBJECTIVES = List.of(Objective.ACCURACY, Objective.MACS);
    private static final Promotion PROMOTION = new Promotion(new RungsConfig(3, 3), OBJECTIVES);

    private static List<Contender> contenders(Random random, int count) {
        return IntStream.range(0, count).mapToObj(trial -> new Contender(trial,
                random.nextInt(20) / 20.0, new Cost(1, 1 + random.nextInt(30), 1, 1))).toList();
    }

    private static Fitness fitness(Contender contender) {
        return Fitness.of(OBJECTIVES, contender.measured().accuracy(), contender.cost());
    }

    @Test
    void theOrderOfArrivalDecidesNothing() {
        var random = new Random(1);
        for (int i = 0; i < 300; i++) {
            List<Contender> contenders = contenders(random, 1 + random.nextInt(20));
            List<Integer> promoted = PROMOTION.of(contenders.size(), contenders);
            List<Contender> shuffled = new ArrayList<>(contenders);
            Collections.shuffle(shuffled, random);
            assertEquals(promoted, PROMOTION.of(contenders.size(), shuffled));
        }
    }

    @Test
    void oneInEtaOfThoseThatBeganGoesOnRoundedUp() {
        List<Contender> contenders = contenders(new Random(2), 10);
        assertEquals(4, PROMOTION.of(10, contenders).size());
        assertEquals(3, PROMOTION.of(9, contenders.subList(0, 9)).size());
        assertEquals(1, PROMOTION.of(1, contenders.subList(0, 1)).size());
    }

    @Test
    void whatFailedTakesNobodysPlace() {
        List<Contender> contenders = contenders(new Random(3), 10);
        assertEquals(4, PROMOTION.of(10, contenders.subList(0, 5)).size());
        assertEquals(List.of(0, 1), PROMOTION.of(10, contenders.subList(0, 2)));
        assertEquals(List.of(), PROMOTION.of(10, List.of()));
    }

    @Test
    void nobodyGoesOnWhileOneThatDominatesItIsPruned() {
        var random = new Random(4);
        for (int i = 0; i < 300; i++) {
            List<Contender> contenders = contenders(random, 12);
            List<Integer> promoted = PROMOTION.of(12, contenders);
            for (Contender pruned : contenders) {
                assertTrue(promoted.contains(pruned.trial()) || promoted.stream()
                        .map(contenders::get)
                        .noneMatch(kept -> fitness(pruned).dominance(fitness(kept)) > 0));
            }
        }
    }

    @Test
    void budgetsGrowByEtaToTheWholeRecipe() {
        var rungs = new RungsConfig(3, 4);
        assertEquals(List.of(16, 4, 1),
                IntStream.rangeClosed(0, rungs.last()).map(rungs::divisor).boxed().toList());
        assertEquals(List.of(1),
                List.of(new RungsConfig(1, 2).divisor(0)));
    }

    @Test
    void rungsThatCannotBeAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new RungsConfig(0, 3));
        assertThrows(IllegalArgumentException.class, () -> new RungsConfig(2, 1));
        assertThrows(IllegalArgumentException.class, () -> new RungsConfig(40, 3));
    }
}
