package io.evowire.genome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.genome.mutation.Mutated;
import io.evowire.genome.mutation.MutationPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Draws and mutations are those of commit f9e9045, in number and order. The file beside this class holds
 * what {@link #lines} gave there; a run of that day decides by the same draws when it is resumed, so a
 * change here is a change of every recorded run.
 */
class SameDrawsTest {

    private static final int DRAWS = 60;

    private static final List<String> FROZEN = frozen();

    private static List<String> frozen() {
        try (InputStream in = SameDrawsTest.class.getResourceAsStream("draws-f9e9045.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Genomes drawn from a space, each with two that it mutates to and a neighbour. */
    private static List<String> lines(Spaces of) {
        List<String> lines = new ArrayList<>();
        RandomGenerator random = Spaces.random(20_261_129 + of.ordinal());
        var policy = new MutationPolicy(of.space, 0.5, 0.1);
        for (int i = 0; i < DRAWS; i++) {
            Genome drawn = of.space.draw(random);
            Mutated first = policy.mutate(drawn, random);
            Mutated second = policy.mutate(first.genome(), random);
            Mutated step = policy.step(second.genome(), random);
            lines.add("%s drawn | %s".formatted(of, drawn.notation()));
            lines.add("%s %s | %s".formatted(of, first.mutations(), first.genome().notation()));
            lines.add("%s %s | %s".formatted(of, second.mutations(), second.genome().notation()));
            lines.add("%s step %s | %s".formatted(of, step.mutations(), step.genome().notation()));
        }
        // Whoever drew once more in between is found out even where nothing came of it.
        lines.add("%s next | %s".formatted(of, random.nextLong()));
        return lines;
    }

    @ParameterizedTest
    @EnumSource(names = {"WIDE", "TINY", "UNEDITED", "FIXED", "SPARSE"})
    void drawsAndMutationsAreThoseOfRecordedRuns(Spaces space) {
        assertEquals(FROZEN.stream().filter(line -> line.startsWith(space + " ")).toList(),
                lines(space));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ER(", "BA(", "WS(", "model@", "parameter@", "seed@", "nodes@",
            "width@", "operation@", "add-edge@", "remove-edge@", "rewire-edge@", "insert-stage",
            "remove-stage"})
    void everyKindOccurs(String kind) {
        assertTrue(FROZEN.stream().anyMatch(line -> line.contains(kind)), kind);
    }

    @Test
    void nothingIsLeftOut() {
        assertEquals(5 * (4 * DRAWS + 1), FROZEN.size());
    }
}
