package io.evowire.run.repeat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.cost.Cost;
import io.evowire.core.objective.Measurements;
import io.evowire.core.objective.Objective;
import io.evowire.core.statistics.Sample;
import io.evowire.run.problem.Randomness;
import io.evowire.run.repeat.FrontProbability.Member;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FrontProbabilityTest {

    private static Member member(long macs, Double... accuracies) {
        return new Member(new Sample(List.of(accuracies)), Measurements.of(0.5),
                new Cost(1, macs, 1, 1));
    }

    private static List<Double> probabilities(Member... members) {
        return new FrontProbability(Arrays.asList(members),
                List.of(Objective.ACCURACY, Objective.MACS), 0)
                .probabilities(new Randomness(1).of("test"));
    }

    @Test
    void theCheapestIsSurelyOnTheFront() {
        assertEquals(1.0, probabilities(member(10, 0.1, 0.3), member(20, 0.2, 0.9)).getFirst());
    }

    @Test
    void aClearDifferenceIsSure() {
        List<Double> odds = probabilities(member(10, 0.80, 0.81, 0.80, 0.81),
                member(20, 0.90, 0.91, 0.90, 0.91), member(30, 0.70, 0.71, 0.70, 0.71));
        assertTrue(odds.get(1) > 0.999, odds::toString);
        assertTrue(odds.get(2) < 0.001, odds::toString);
    }

    @Test
    void equalAccuraciesAtAHigherCostAreACoinToss() {
        List<Double> odds = probabilities(member(10, 0.5, 0.6, 0.7), member(20, 0.5, 0.6, 0.7));
        assertEquals(0.5, odds.get(1), 0.02);
    }

    @Test
    void oddsAreThoseOfStudentsT() {
        // Against an exact 0.6 the mean 0.65 with s/sqrt(2) = 0.05 has t = 1 with one degree of
        // freedom, so its true mean is above with probability 1/2 + atan(1)/pi.
        List<Double> odds = probabilities(member(10, 0.6, 0.6), member(20, 0.6, 0.7));
        assertEquals(0.75, odds.get(1), 0.02);
    }

    @Test
    void balancedAccuraciesAreDrawnLikePlainOnes() {
        var plain = new FrontProbability(List.of(member(10, 0.6, 0.6), member(20, 0.6, 0.7)),
                List.of(Objective.ACCURACY, Objective.MACS), 0);
        List<Member> members = plain.members().stream()
                .map(member -> new Member(new Sample(List.of(0.9, 0.9)), member.accuracies(),
                        new Sample(List.of()),
                        new Measurements(0.5, null, null, 0.5), member.cost()))
                .toList();
        assertEquals(plain.probabilities(new Randomness(1).of("test")),
                new FrontProbability(members,
                        List.of(Objective.BALANCED_ACCURACY, Objective.MACS), 0)
                        .probabilities(new Randomness(1).of("test")));
    }

    @Test
    void repeatsThatAgreeByChanceAreNotCertain() {
        List<Member> members = List.of(member(10, 0.600, 0.600), member(20, 0.601, 0.601));
        List<Objective> objectives = List.of(Objective.ACCURACY, Objective.MACS);
        assertEquals(1.0, new FrontProbability(members, objectives, 0)
                .probabilities(new Randomness(1).of("test")).get(1));
        double seen = new FrontProbability(members, objectives, 0.001)
                .probabilities(new Randomness(1).of("test")).get(1);
        assertTrue(seen > 0.6 && seen < 0.9, "one image of a thousand: " + seen);
    }

    @Test
    void theSameSeedGivesTheSameOdds() {
        Member[] members = {member(10, 0.5, 0.7), member(20, 0.6, 0.7)};
        assertEquals(probabilities(members), probabilities(members));
    }

    @Test
    void aDeviationNeedsTwoValues() {
        assertNull(new Sample(List.of()).mean());
        assertEquals(0.5, new Sample(List.of(0.5)).mean());
        assertNull(new Sample(List.of(0.5)).deviation());
        assertEquals(Math.sqrt(0.02), new Sample(List.of(0.5, 0.7)).deviation(), 1e-12);
        assertEquals(new Sample(List.of(0.3)),
                Sample.of(List.of(Optional.empty(), Optional.of(0.3))));
    }
}
