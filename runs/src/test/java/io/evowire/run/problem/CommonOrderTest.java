package io.evowire.run.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.evowire.core.network.TensorShape;
import io.evowire.evaluate.Candidate;
import io.evowire.genome.Genome;
import io.evowire.run.config.ConfigReader;
import io.evowire.run.store.Donor;
import io.evowire.run.store.Proposal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which networks see the images in the same order. */
final class CommonOrderTest {

    private static final List<String> GENOMES = List.of("BA(2) n=8 seed=1 c=8 separable3x3",
            "BA(2) n=8 seed=2 c=16 separable3x3");

    private static Candidate candidate(int which, boolean common, @Nullable Donor donor) {
        var factory = new CandidateFactory(
                ConfigReader.parse("", "test", List.of("recipe.commonOrder=" + common)),
                new TensorShape(1, 28, 28), 10);
        Genome genome = Genome.parse(GENOMES.get(which));
        return factory.candidate(
                new Proposal(which, 1, factory.key(genome), genome.notation(), List.of(),
                        List.of(), factory.cost(genome), null, donor, null));
    }

    @Test
    void networksOfACommonOrderDifferInTheirInitialWeightsOnly() {
        var first = candidate(0, true, null).recipe();
        var second = candidate(1, true, null).recipe();
        assertEquals(first.seedOfImages(), second.seedOfImages());
        assertNotEquals(first.seed(), second.seed());
    }

    @Test
    void elseEachNetworkHasItsOwn() {
        var first = candidate(0, false, null).recipe();
        assertNull(first.imageSeed());
        assertEquals(first.seed(), first.seedOfImages());
        assertNotEquals(first.seedOfImages(), candidate(1, false, null).recipe().seedOfImages());
    }

    @Test
    void whoTakesWeightsOverSeesOtherImagesThanItsAncestors() {
        assertNull(candidate(1, true, new Donor(0, 0.5)).recipe().imageSeed());
    }
}
