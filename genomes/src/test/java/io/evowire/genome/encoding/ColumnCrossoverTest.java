package io.evowire.genome.encoding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.graph.Dag;
import io.evowire.genome.Genome;
import io.evowire.genome.Spaces;
import io.evowire.genome.StageGenome;
import io.jenetics.util.MSeq;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ColumnCrossoverTest {

    private static MSeq<NetworkGene> genes(Genome genome) {
        return NetworkChromosome.of(genome, Spaces.MATRICES.space).genes().copy();
    }

    @Test
    void eachNodeThatBothHaveReadsWhatItReadInOneOfThem() {
        int fromOther = 0;
        for (int seed = 0; seed < 200; seed++) {
            Genome left = Spaces.MATRICES.space.draw(Spaces.random(2 * seed));
            Genome right = Spaces.MATRICES.space.draw(Spaces.random(2 * seed + 1));
            MSeq<NetworkGene> one = genes(left);
            MSeq<NetworkGene> other = genes(right);
            ColumnCrossover.exchange(one, other, Spaces.random(seed));
            for (Genome child : List.of(NetworkChromosome.genome(one),
                    NetworkChromosome.genome(other))) {
                assertTrue(Spaces.MATRICES.space.contains(child), child::notation);
            }
            int common = Math.min(left.stages().size(), right.stages().size());
            for (int i = 0; i < left.stages().size(); i++) {
                StageGenome before = left.stages().get(i);
                StageGenome after = NetworkChromosome.genome(one).stages().get(i);
                assertEquals(before.width(), after.width());
                assertEquals(before.wiring().nodes(), after.wiring().nodes());
                if (i >= common) {
                    assertEquals(before, after);
                    continue;
                }
                Dag donor = right.stages().get(i).wiring();
                for (int node = 1; node < Math.min(donor.nodes(),
                        before.wiring().nodes()); node++) {
                    Set<Integer> inputs = new HashSet<>(after.wiring().predecessors(node));
                    boolean own = inputs.containsAll(before.wiring().predecessors(node));
                    boolean others = inputs.containsAll(donor.predecessors(node));
                    assertTrue(own || others, "the column of node " + node);
                    fromOther += own ? 0 : 1;
                }
            }
        }
        assertTrue(fromOther > 200, "only %d columns were exchanged".formatted(fromOther));
    }

    @Test
    void itIsSeededAndSymmetric() {
        Genome left = Spaces.MATRICES.space.draw(Spaces.random(1));
        Genome right = Spaces.MATRICES.space.draw(Spaces.random(2));
        List<Genome> children = IntStream.range(0, 2).mapToObj(i -> {
            MSeq<NetworkGene> one = genes(left);
            ColumnCrossover.exchange(one, genes(right), Spaces.random(3));
            return NetworkChromosome.genome(one);
        }).toList();
        assertEquals(children.get(0), children.get(1));
        MSeq<NetworkGene> one = genes(left);
        assertEquals(0, ColumnCrossover.exchange(one, genes(left), Spaces.random(3)));
        assertEquals(left, NetworkChromosome.genome(one));
    }

    @Test
    void itIsForMatricesAlone() {
        MSeq<NetworkGene> drawn = NetworkChromosome
                .of(Spaces.WIDE.space.draw(Spaces.random(1)), Spaces.WIDE.space).genes().copy();
        MSeq<NetworkGene> matrices = genes(Spaces.MATRICES.space.draw(Spaces.random(1)));
        assertFalse(ColumnCrossover.applies(drawn, drawn));
        assertFalse(ColumnCrossover.applies(drawn, matrices));
        assertTrue(ColumnCrossover.applies(matrices, matrices));
    }
}
