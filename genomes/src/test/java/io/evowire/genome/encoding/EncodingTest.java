package io.evowire.genome.encoding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.genome.Genome;
import io.evowire.genome.Spaces;
import io.evowire.genome.StageGenome;
import io.evowire.genome.StageWidth;
import io.evowire.genome.mutation.Mutated;
import io.evowire.genome.mutation.MutationPolicy;
import io.evowire.genome.space.SearchSpace;
import io.jenetics.Phenotype;
import io.jenetics.UniformCrossover;
import io.jenetics.engine.Engine;
import io.jenetics.util.ISeq;
import io.jenetics.util.RandomRegistry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EncodingTest {

    private static final SearchSpace SPACE = Spaces.WIDE.space;
    private static final ArchitectureCodec CODEC = new ArchitectureCodec(SPACE);

    @Test
    void newInstancesAreDrawnFromTheRegistryOfJenetics() throws Exception {
        var gene = new StageGene(SPACE.drawStage(Spaces.random(1)), SPACE);
        var chromosome = NetworkChromosome.of(SPACE.draw(Spaces.random(1)), SPACE);

        assertEquals(SPACE.drawStage(Spaces.random(2)), with(2, gene::newInstance).allele());
        assertEquals(SPACE.draw(Spaces.random(2)), with(2, chromosome::newInstance).genome());
        assertEquals(SPACE.draw(Spaces.random(2)), genome(2));
    }

    @Test
    void decodesToTheArchitectureOfTheGenome() throws Exception {
        Genome genome = genome(3);

        assertEquals(genome, ArchitectureCodec.genome(CODEC.genotype(genome)));
        assertEquals(SPACE.architecture(genome), CODEC.decode(CODEC.genotype(genome)));
    }

    @Test
    void isValidExactlyWithinTheSpace() {
        Genome genome = SPACE.draw(Spaces.random(4));
        StageGenome outside = genome.stages().getFirst().withWidth(new StageWidth.Channels(9));
        var tooLong = new Genome(
                Stream.generate(() -> genome.stages().getFirst()).limit(5).toList());

        assertTrue(CODEC.genotype(genome).isValid());
        assertTrue(CODEC.genotype(genome).gene().isValid());
        assertFalse(new StageGene(outside, SPACE).isValid());
        assertFalse(CODEC.genotype(new Genome(List.of(outside))).isValid());
        assertFalse(CODEC.genotype(tooLong).isValid());
        assertThrows(IllegalArgumentException.class,
                () -> new NetworkChromosome(ISeq.empty(), SPACE));
    }

    @Test
    void uniformCrossoverExchangesWholeStagesOfNetworksOfAnyLength() throws Exception {
        Set<List<Integer>> lengths = new HashSet<>();
        int exchanged = 0;
        for (int seed = 0; seed < 200; seed++) {
            Genome left = SPACE.draw(Spaces.random(2 * seed));
            Genome right = SPACE.draw(Spaces.random(2 * seed + 1));
            List<Genome> children = with(seed, () -> cross(left, right));

            assertEquals(left.stages().size(), children.get(0).stages().size());
            assertEquals(right.stages().size(), children.get(1).stages().size());
            for (Genome child : children) {
                assertTrue(SPACE.contains(child), child::notation);
            }
            int common = Math.min(left.stages().size(), right.stages().size());
            for (int i = 0; i < Math.max(left.stages().size(), right.stages().size()); i++) {
                assertEquals(stagesAt(i, List.of(left, right)), stagesAt(i, children));
                boolean swapped = i < common
                        && children.get(0).stages().get(i).equals(right.stages().get(i));
                exchanged += swapped ? 1 : 0;
            }
            lengths.add(List.of(left.stages().size(), right.stages().size()));
        }
        assertTrue(exchanged > 100, "only %d stages were exchanged".formatted(exchanged));
        assertEquals(16, lengths.size(), "each pair of lengths from 1 to 4 occurs");
    }

    @Test
    void mutatorAppliesThePolicyToEveryIndividualAndTellsWhatChanged() throws Exception {
        var policy = new MutationPolicy(SPACE, 0.3, 0.1);
        List<Mutated> told = new ArrayList<>();
        var population = IntStream.range(0, 200)
                .mapToObj(seed -> Phenotype.<NetworkGene, Double>of(
                        CODEC.genotype(SPACE.draw(Spaces.random(seed))), 1, 0.5))
                .collect(ISeq.toISeq());
        var result = with(8,
                () -> new NetworkMutator<Double>(policy, told::add).alter(population, 7));

        int at = 0;
        for (int i = 0; i < population.size(); i++) {
            var before = population.get(i);
            var after = result.population().get(i);
            if (before == after) {
                continue;
            }
            assertNotEquals(before.genotype(), after.genotype());
            assertEquals(7, after.generation());
            assertFalse(after.isEvaluated());
            assertEquals(ArchitectureCodec.genome(before.genotype()), told.get(at).parent());
            assertEquals(ArchitectureCodec.genome(after.genotype()), told.get(at).genome());
            at++;
        }
        assertEquals(told.size(), at);
        assertEquals(told.stream().mapToInt(m -> m.mutations().size()).sum(),
                result.alterations());
        assertTrue(at > 50 && at < 190, "%d of 200 changed".formatted(at));
    }

    @Test
    void anIndividualThatDoesNotChangeKeepsItsFitness() throws Exception {
        var phenotype = Phenotype.<NetworkGene, Double>of(CODEC.genotype(genome(5)), 1, 0.5);
        var mutator = new NetworkMutator<Double>(new MutationPolicy(SPACE, 0, 0));

        var result = with(1, () -> mutator.alter(ISeq.of(phenotype), 2));
        assertSame(phenotype, result.population().get(0));
        assertEquals(0, result.alterations());
    }

    @Test
    void everyIndividualOfARunBelongsToTheSpace() throws Exception {
        var engine = Engine.builder(a -> (double) a.stages().getFirst().wiring().depth(), CODEC)
                .populationSize(12).executor(Runnable::run)
                .alterers(new UniformCrossover<>(0.6),
                        new NetworkMutator<>(new MutationPolicy(SPACE, 0.5, 0.2)))
                .build();
        var population = with(6, () -> engine.stream().limit(10)
                .peek(result -> assertTrue(
                        result.population().forAll(p -> SPACE
                                .contains(ArchitectureCodec.genome(p.genotype())))))
                .toList());

        assertEquals(10, population.size());
        assertTrue(population.getLast().bestFitness() > population.getFirst().bestFitness());
    }

    private static Genome genome(long seed) throws Exception {
        return ArchitectureCodec.genome(with(seed, () -> CODEC.encoding().newInstance()));
    }

    private static List<Genome> cross(Genome left, Genome right) {
        var parents = ISeq.of(Phenotype.<NetworkGene, Double>of(CODEC.genotype(left), 1),
                Phenotype.<NetworkGene, Double>of(CODEC.genotype(right), 1));
        return new UniformCrossover<NetworkGene, Double>(1).alter(parents, 2).population()
                .map(child -> ArchitectureCodec.genome(child.genotype())).asList();
    }

    private static Set<StageGenome> stagesAt(int index, List<Genome> genomes) {
        Set<StageGenome> stages = new HashSet<>();
        genomes.stream().filter(genome -> index < genome.stages().size())
                .forEach(genome -> stages.add(genome.stages().get(index)));
        return stages;
    }

    private static <T> T with(long seed, Callable<T> callable) throws Exception {
        return RandomRegistry.with(Spaces.random(seed)).call(callable::call);
    }
}
