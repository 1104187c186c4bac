package io.evowire.genome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.network.Architecture;
import io.evowire.core.network.Stage;
import io.evowire.core.network.StemConvolution;
import io.evowire.genome.encoding.ArchitectureCodec;
import io.evowire.genome.encoding.NetworkGene;
import io.evowire.genome.mutation.Mutated;
import io.evowire.genome.mutation.MutationPolicy;
import io.evowire.genome.mutation.MutationWeights;
import io.evowire.genome.space.IntChoice;
import io.evowire.genome.space.SearchSpace;
import io.jenetics.Phenotype;
import io.jenetics.UniformCrossover;
import io.jenetics.util.ISeq;
import io.jenetics.util.RandomRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Spaces that leave stem, head and strides open, and in which stages inherit ratios of widths. */
final class OpenSkeletonTest {

    private static final SearchSpace SPACE = Spaces.OPEN.space;

    private static Genome parse(String text) {
        return Genome.parse(text);
    }

    @Test
    void everyValueIsDrawnAlikeOften() {
        RandomGenerator random = Spaces.random(1);
        Map<String, Integer> counts = new HashMap<>();
        int stages = 0;
        for (int i = 0; i < 6_000; i++) {
            Genome genome = SPACE.draw(random);
            counts.merge("stem " + genome.skeleton().stem(), 1, Integer::sum);
            counts.merge("head " + genome.skeleton().headChannels(), 1, Integer::sum);
            for (StageGenome stage : genome.stages()) {
                counts.merge("stride " + stage.stride(), 1, Integer::sum);
                counts.merge("width " + stage.width().notation(), 1, Integer::sum);
                stages++;
            }
            assertTrue(SPACE.contains(genome));
        }
        assertEquals(6 + 3 + 2 + 4, counts.size(), counts.toString());
        for (var count : counts.entrySet()) {
            double expected = count.getKey().startsWith("stem")
                    ? 1_000
                    : count.getKey().startsWith("head")
                            ? 2_000
                            : count.getKey().startsWith("stride") ? stages / 2.0 : stages / 4.0;
            assertEquals(expected, count.getValue(), 5 * Math.sqrt(expected), count.getKey());
        }
    }

    @Test
    void theNotationReadsBackWhatItWrites() {
        RandomGenerator random = Spaces.random(2);
        for (int i = 0; i < 200; i++) {
            Genome genome = SPACE.draw(random);
            assertEquals(genome, parse(genome.notation()));
        }
        String text = "stem=16/2,24/1 head=64; WS(4, 0.5) n=8 seed=3 c=x1.5 s=2 separable3x3; "
                + "ER(0.5) n=6 seed=4 c=x2 s=1 separable5x5";
        assertEquals(text, parse(text).notation());
        assertThrows(IllegalArgumentException.class,
                () -> parse("stem=16/3 head=64; ER(0.5) n=6 seed=4 c=x2 s=1 separable5x5"));
        assertThrows(IllegalArgumentException.class, () -> parse("stem=16/2 head=64"));
        assertThrows(IllegalArgumentException.class,
                () -> parse("ER(0.5) n=6 seed=4 c=x0 s=1 separable5x5"));
    }

    @Test
    void ratiosMultiplyTheWidthBeforeAndAreRoundedToAWidthOfTheSpace() {
        Architecture decoded = SPACE.architecture(parse(
                "stem=8/2 head=32; ER(0.5) n=6 seed=4 c=x1.5 s=2 separable3x3; "
                        + "ER(0.5) n=6 seed=4 c=x1.5 s=1 separable3x3; "
                        + "ER(0.5) n=6 seed=4 c=x3 s=2 separable3x3"));
        assertEquals(List.of(new StemConvolution(8, 2)), decoded.stem());
        assertEquals(32, decoded.head().channels());
        // One and a half times 8; 18, which is nearest to 16; three times 16.
        assertEquals(List.of(12, 16, 48), decoded.stages().stream().map(Stage::channels).toList());
        assertEquals(List.of(2, 1, 2), decoded.stages().stream().map(Stage::stride).toList());
    }

    @Test
    void aStrideThatItsPlaceDoesNotAllowBecomesTheNearest() {
        Genome genome = parse("stem=8/1 head=32; ER(0.5) n=6 seed=4 c=x1 s=1 separable3x3");
        assertTrue(SPACE.contains(genome), "it may come from a later place");
        assertEquals(2, SPACE.architecture(genome).stages().getFirst().stride());
    }

    @Test
    void aSpaceTellsItsOwnFromOthers() {
        String stage = "ER(0.5) n=6 seed=4 c=x1 s=2 separable3x3";
        assertTrue(SPACE.contains(parse("stem=8/1 head=32; " + stage)));
        for (String other : List.of(stage, "stem=9/1 head=32; " + stage,
                "stem=8/1 head=33; " + stage, "stem=8/1,8/1 head=32; " + stage,
                "stem=8/1 head=32; ER(0.5) n=6 seed=4 c=8 s=2 separable3x3",
                "stem=8/1 head=32; ER(0.5) n=6 seed=4 c=x1 separable3x3",
                "stem=8/1 head=32; ER(0.5) n=6 seed=4 c=x2.5 s=2 separable3x3")) {
            assertFalse(SPACE.contains(parse(other)), other);
        }
        assertFalse(Spaces.WIDE.space.contains(parse("stem=8/1 head=32; " + stage)));
    }

    @Test
    void mutationsReachEveryValueOneStepAtATime() {
        var policy = new MutationPolicy(SPACE, 0.5, 0.1);
        RandomGenerator random = Spaces.random(3);
        Genome genome = SPACE.draw(random);
        Set<Object> seen = new HashSet<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < 3_000; i++) {
            Genome before = genome;
            Mutated mutated = i % 2 == 0
                    ? policy.mutate(genome, random)
                    : policy.step(genome, random);
            assertEquals(before, mutated.parent());
            assertEquals(mutated.changed(), !before.equals(mutated.genome()));
            assertTrue(SPACE.contains(mutated.genome()), mutated.genome().notation());
            if (!before.skeleton().equals(mutated.genome().skeleton())) {
                assertTrue(mutated.mutations().contains("skeleton"));
                assertOneStep(before.skeleton(), mutated.genome().skeleton());
            }
            mutated.mutations().forEach(name -> names.add(name.replaceFirst("@.*", "")));
            genome = mutated.genome();
            seen.add(genome.skeleton());
        }
        assertEquals(3 * 2 * 3, seen.size());
        assertTrue(names.containsAll(List.of("skeleton", "stride", "width")), names.toString());
    }

    private static void assertOneStep(SkeletonGenome before, SkeletonGenome after) {
        List<Integer> channels = List.of(8, 16, 24);
        List<Integer> heads = List.of(32, 64, 128);
        StemConvolution from = before.stem().getFirst();
        StemConvolution to = after.stem().getFirst();
        assertEquals(1, Math.abs(channels.indexOf(from.channels()) - channels.indexOf(
                to.channels())) + Math.abs(from.stride() - to.stride())
                + Math.abs(heads.indexOf(before.headChannels())
                        - heads.indexOf(after.headChannels())));
    }

    @Test
    void weightsDecideHowOftenEachKindIsTried() {
        var weights = new MutationWeights(4, 2, 1, 1, 0, 0, 2, 0);
        var policy = new MutationPolicy(SPACE, 1, 0, weights);
        RandomGenerator random = Spaces.random(4);
        Map<String, Integer> counts = new HashMap<>();
        int all = 0;
        for (int i = 0; i < 4_000; i++) {
            for (String name : policy.mutate(SPACE.draw(random), random).mutations()) {
                assertNotEquals("stride@0", name, "the stride of the first stage is fixed");
                if (!name.endsWith("@0")) {
                    counts.merge(name.replaceFirst("@.*", ""), 1, Integer::sum);
                    all += name.equals("skeleton") ? 0 : 1;
                }
            }
        }
        assertFalse(counts.containsKey("seed") || counts.containsKey("add-edge"),
                counts.toString());
        // Each of these always finds something to change.
        for (var kind : Map.of("width", 0.4, "nodes", 0.2, "operation", 0.1, "stride", 0.2)
                .entrySet()) {
            double expected = kind.getValue() * all;
            assertEquals(expected, counts.get(kind.getKey()), 5 * Math.sqrt(expected),
                    kind + " of " + counts);
        }
        assertThrows(IllegalArgumentException.class,
                () -> new MutationWeights(0, 0, 0, 0, 0, 0, 0, 0));
        assertThrows(IllegalArgumentException.class,
                () -> new MutationWeights(-1, 1, 1, 1, 1, 1, 1, 1));
    }

    @Test
    void crossoverExchangesStemAndHeadAsOneUnit() throws Exception {
        var codec = new ArchitectureCodec(SPACE);
        int exchanged = 0;
        for (int seed = 0; seed < 200; seed++) {
            Genome left = SPACE.draw(Spaces.random(2L * seed));
            Genome right = SPACE.draw(Spaces.random(2L * seed + 1));
            assertEquals(left, ArchitectureCodec.genome(codec.genotype(left)));
            assertTrue(codec.genotype(left).isValid());
            var parents = ISeq.of(Phenotype.<NetworkGene, Double>of(codec.genotype(left), 1),
                    Phenotype.<NetworkGene, Double>of(codec.genotype(right), 1));
            List<Genome> children = RandomRegistry.with(Spaces.random(seed))
                    .call(() -> new UniformCrossover<NetworkGene, Double>(1).alter(parents, 2)
                            .population().map(child -> ArchitectureCodec.genome(child.genotype()))
                            .asList());
            assertEquals(new HashSet<>(List.of(left.skeleton(), right.skeleton())),
                    new HashSet<>(children.stream().map(Genome::skeleton).toList()));
            children.forEach(child -> assertTrue(SPACE.contains(child)));
            exchanged += children.get(0).skeleton().equals(right.skeleton()) ? 1 : 0;
        }
        assertTrue(exchanged > 50 && exchanged < 180, "exchanged " + exchanged + " times");
    }

    @Test
    void choicesKnowTheirNeighbours() {
        var choice = new IntChoice(List.of(8, 16, 24));
        assertEquals(List.of(16), choice.neighbours(8));
        assertEquals(List.of(8, 24), choice.neighbours(16));
        assertEquals(List.of(), IntChoice.of(5).neighbours(5));
        assertNotEquals(IntChoice.of(8), choice);
        List<List<Integer>> wrong = new ArrayList<>(
                List.of(List.of(), List.of(2, 1), List.of(1, 1)));
        wrong.forEach(values -> assertThrows(IllegalArgumentException.class,
                () -> new IntChoice(values)));
        assertEquals(3, Stream.of(8, 16, 24).filter(choice::contains).count());
        assertEquals(0, IntStream.range(0, 8).filter(choice::contains).count());
    }
}
