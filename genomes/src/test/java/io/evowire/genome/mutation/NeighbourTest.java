package io.evowire.genome.mutation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.genome.Genome;
import io.evowire.genome.Spaces;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NeighbourTest {

    @ParameterizedTest
    @EnumSource(Spaces.class)
    void isOneMutationAwayInTheSpaceAndSeeded(Spaces spaces) {
        var policy = new MutationPolicy(spaces.space, 0.5, 0.2);
        var random = Spaces.random(1);
        for (int i = 0; i < 300; i++) {
            Genome parent = spaces.space.draw(random);
            Mutated neighbour = policy.step(parent, Spaces.random(i));

            assertEquals(parent, neighbour.parent());
            assertEquals(neighbour, policy.step(parent, Spaces.random(i)));
            assertEquals(neighbour.mutations().size(), neighbour.changed() ? 1 : 0);
            assertEquals(!parent.equals(neighbour.genome()), neighbour.changed());
            assertTrue(spaces.space.contains(neighbour.genome()), neighbour.genome()::notation);
        }
    }

    @Test
    void changesOneStageOrTheirNumber() {
        var policy = new MutationPolicy(Spaces.WIDE.space, 0, 0.25);
        var random = Spaces.random(2);
        int resized = 0;
        for (int i = 0; i < 2_000; i++) {
            Genome parent = Spaces.WIDE.space.draw(random);
            Mutated neighbour = policy.step(parent, random);
            if (neighbour.genome().stages().size() != parent.stages().size()) {
                resized++;
            } else {
                int changed = 0;
                for (int s = 0; s < parent.stages().size(); s++) {
                    changed += parent.stages().get(s).equals(neighbour.genome().stages().get(s))
                            ? 0
                            : 1;
                }
                assertEquals(neighbour.changed() ? 1 : 0, changed);
            }
        }
        assertEquals(500, resized, 100);
    }
}
