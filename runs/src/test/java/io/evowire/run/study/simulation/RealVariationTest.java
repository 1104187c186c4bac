package io.evowire.run.study.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenetics.DoubleGene;
import io.jenetics.util.MSeq;
import io.jenetics.util.RandomRegistry;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RealVariationTest {

    private static MSeq<DoubleGene> genes(Random random) {
        return MSeq.<DoubleGene>ofLength(30).fill(() -> DoubleGene.of(random.nextDouble(), 0, 1));
    }

    // Unlike Jenetics' isValid, which leaves out the upper bound.
    private static boolean inBounds(DoubleGene gene) {
        return gene.allele() >= 0 && gene.allele() <= 1;
    }

    @Test
    void crossedChildrenStayInBoundsAndNearTheirParents() {
        var random = new Random(1);
        var crossover = new BoundedCrossover<Double>(1, 20);
        double moved = 0;
        int crossed = 0;
        for (int i = 0; i < 300; i++) {
            MSeq<DoubleGene> first = genes(random);
            MSeq<DoubleGene> second = genes(random);
            MSeq<DoubleGene> one = first.copy();
            MSeq<DoubleGene> other = second.copy();
            crossed += RandomRegistry.with(random).call(() -> crossover.crossover(one, other));
            for (int g = 0; g < 30; g++) {
                assertTrue(inBounds(one.get(g)) && inBounds(other.get(g)));
                double parents = first.get(g).allele() + second.get(g).allele();
                double range = Math.abs(first.get(g).allele() - second.get(g).allele());
                moved += Math.abs(one.get(g).allele() + other.get(g).allele() - parents) / range;
            }
        }
        // Each gene crosses with probability one half; the children's middle is about the parents'.
        assertEquals(0.5, crossed / 9_000.0, 0.03);
        assertTrue(moved / 9_000 < 0.05, "middle moved by " + moved / 9_000);
    }

    @Test
    void equalParentsHaveEqualChildren() {
        var random = new Random(2);
        MSeq<DoubleGene> first = genes(random);
        MSeq<DoubleGene> second = first.copy();
        int crossed = RandomRegistry.with(random)
                .call(() -> new BoundedCrossover<Double>(1, 20).crossover(first, second));
        assertEquals(0, crossed);
    }

    @Test
    void mutatedGenesStayInBoundsAndMostlyNear() {
        var random = new Random(3);
        var mutator = new PolynomialMutator<Double>(1, 20);
        double sum = 0;
        for (int i = 0; i < 20_000; i++) {
            var gene = DoubleGene.of(i % 2 == 0 ? random.nextDouble() : i % 4 == 1 ? 0 : 1, 0, 1);
            DoubleGene mutated = mutator.mutate(gene, random);
            assertTrue(inBounds(mutated));
            sum += Math.abs(mutated.allele() - gene.allele());
        }
        // Away from bounds the mean step is 1 / (eta + 2).
        assertTrue(sum / 20_000 > 0.01 && sum / 20_000 < 1.0 / 22, "mean step " + sum / 20_000);
    }
}
