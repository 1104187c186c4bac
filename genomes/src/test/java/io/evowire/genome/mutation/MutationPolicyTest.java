package io.evowire.genome.mutation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.genome.Genome;
import io.evowire.genome.Spaces;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MutationPolicyTest {

    @ParameterizedTest
    @EnumSource(Spaces.class)
    void reportsTruthfullyWhatItChangedAndStaysInTheSpace(Spaces spaces) {
        var policy = new MutationPolicy(spaces.space, 0.4, 0.3);
        var random = Spaces.random(1);
        for (int i = 0; i < 300; i++) {
            Genome parent = spaces.space.draw(random);
            Mutated mutated = policy.mutate(parent, random);

            assertEquals(parent, mutated.parent());
            assertEquals(!parent.equals(mutated.genome()), mutated.changed());
            assertTrue(spaces.space.contains(mutated.genome()), mutated.genome()::notation);
        }
    }

    @Test
    void namesTheChangedStages() {
        var policy = new MutationPolicy(Spaces.WIDE.space, 0.5, 0);
        var random = Spaces.random(2);
        for (int i = 0; i < 300; i++) {
            Genome parent = Spaces.WIDE.space.draw(random);
            Mutated mutated = policy.mutate(parent, random);
            for (int stage = 0; stage < parent.stages().size(); stage++) {
                String at = "@" + stage;
                assertEquals(
                        !parent.stages().get(stage).equals(mutated.genome().stages().get(stage)),
                        mutated.mutations().stream().anyMatch(name -> name.endsWith(at)));
            }
        }
    }

    @Test
    void stemAndHeadOfWeightZeroStayAsTheyAre() {
        var never = new MutationWeights(1, 1, 1, 1, 1, 1, 0, 1);
        for (MutationWeights weights : List.of(never, MutationWeights.EQUAL)) {
            var policy = new MutationPolicy(Spaces.OPEN.space, 0.9, 0.1, weights);
            var random = Spaces.random(5);
            int around = 0;
            for (int i = 0; i < 200; i++) {
                Genome parent = Spaces.OPEN.space.draw(random);
                for (Mutated mutated : List.of(policy.mutate(parent, random),
                        policy.step(parent, random))) {
                    boolean same = Objects.equals(parent.skeleton(), mutated.genome().skeleton());
                    around += same ? 0 : 1;
                }
            }
            assertEquals(weights == never, around == 0, around + " times");
        }
    }

    @Test
    void isDeterminedByItsRandomGenerator() {
        var policy = new MutationPolicy(Spaces.WIDE.space, 0.5, 0.5);
        for (int seed = 0; seed < 100; seed++) {
            Genome parent = Spaces.WIDE.space.draw(Spaces.random(seed));

            assertEquals(policy.mutate(parent, Spaces.random(seed)),
                    policy.mutate(parent, Spaces.random(seed)));
        }
    }

    @Test
    void mutatesEachStageWithItsProbabilityAndEachKindOfMutationEquallyOften() {
        var policy = new MutationPolicy(Spaces.UNEDITED.space, 0.3, 0.2);
        var random = Spaces.random(3);
        Genome parent = new Genome(Stream.generate(() -> Spaces.UNEDITED.space.drawStage(random))
                .limit(2).toList());
        Map<String, Integer> counts = new HashMap<>();
        int draws = 4_000;
        for (int i = 0; i < draws; i++) {
            policy.mutate(parent, random).mutations()
                    .forEach(name -> counts.merge(name, 1, Integer::sum));
        }

        // Parameter, seed, nodes and width can change here; two stages can only become three.
        for (String name : new String[]{"parameter", "seed", "nodes", "width"}) {
            assertNear(draws * 0.3 / 4, counts.get(name + "@0"));
            assertNear(draws * 0.3 / 4, counts.get(name + "@1"));
        }
        assertNear(draws * 0.2, counts.get("insert-stage"));
        assertEquals(9, counts.size(), counts::toString);
    }

    @Test
    void aProbabilityOfZeroChangesNothingAndOfOneEveryStage() {
        var random = Spaces.random(4);
        Genome parent = Spaces.WIDE.space.draw(random);

        assertFalse(new MutationPolicy(Spaces.WIDE.space, 0, 0).mutate(parent, random).changed());
        assertEquals(parent.stages().size(), new MutationPolicy(Spaces.WIDE.space, 1, 0)
                .mutate(parent, random).mutations().size());
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void rejectsWhatIsNoProbability(double value) {
        assertRejected("stageProbability", value, value, 0);
        assertRejected("lengthProbability", value, 0, value);
    }

    private static void assertRejected(String name, double value, double stage, double length) {
        var thrown = assertThrows(IllegalArgumentException.class,
                () -> new MutationPolicy(Spaces.WIDE.space, stage, length));
        assertTrue(thrown.getMessage().contains(name)
                && thrown.getMessage().contains("not " + value), thrown.getMessage());
    }

    /** Within five standard deviations of a Poisson count. */
    private static void assertNear(double expected, int count) {
        assertEquals(expected, count, 5 * Math.sqrt(expected));
    }
}
