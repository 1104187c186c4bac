package io.evowire.genome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.graph.Dag;
import io.evowire.core.graph.ErdosRenyi;
import io.evowire.core.network.Architecture;
import io.evowire.core.network.Link;
import io.evowire.core.objective.ArchitectureKey;
import io.evowire.genome.encoding.ArchitectureCodec;
import io.evowire.genome.encoding.NetworkGene;
import io.evowire.genome.mutation.Mutated;
import io.evowire.genome.mutation.MutationPolicy;
import io.evowire.genome.mutation.MutationWeights;
import io.evowire.genome.space.SearchSpace;
import io.jenetics.Phenotype;
import io.jenetics.UniformCrossover;
import io.jenetics.util.ISeq;
import io.jenetics.util.RandomRegistry;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Genes of links between stages. */
final class LinkGenomeTest {

    private static final SearchSpace SPACE = Spaces.LINKED.space;
    private static final Dag COMPLETE = new ErdosRenyi(9, 1).generate(Spaces.random(1));

    private static LinkGenome drawn(double rate, long seed) {
        return new LinkGenome(rate, seed, List.of());
    }

    @Test
    void linksAreDrawnAtTheirRateFromEveryEarlierStage() {
        // Nodes 1 to 8 have predecessors, so there are 72 pairs for each of the two stages before.
        List<Dag> before = List.of(COMPLETE, COMPLETE);
        Map<Integer, Integer> counts = new HashMap<>();
        Set<LinkEnds> seen = new HashSet<>();
        int seeds = 2_000;
        for (int seed = 0; seed < seeds; seed++) {
            for (LinkEnds link : drawn(0.1, seed).links(before, COMPLETE)) {
                counts.merge(link.back(), 1, Integer::sum);
                seen.add(link);
                assertTrue(link.to() >= 1, "node 0 reads the stage's input");
            }
        }
        assertEquals(2 * 72, seen.size());
        for (int back : List.of(1, 2)) {
            double expected = 0.1 * 72 * seeds;
            assertEquals(expected, counts.get(back), 5 * Math.sqrt(expected));
        }
        assertEquals(Set.of(), drawn(0, 1).links(before, COMPLETE));
        assertEquals(144, drawn(1, 1).links(before, COMPLETE).size());
        assertEquals(Set.of(), drawn(1, 1).links(List.of(), COMPLETE), "the first stage has none");
    }

    // Of a stored seed: whatever the program, it must stay the same.
    @Test
    void aSeedKeepsItsLinks() {
        assertEquals("[1:0->2, 1:2->8, 1:5->5, 1:8->1, 2:1->4, 2:3->4, 2:3->6, 2:6->1]",
                drawn(0.05, 123).links(List.of(COMPLETE, COMPLETE), COMPLETE).toString());
    }

    @Test
    void anotherRateOrSizeKeepsTheOtherLinks() {
        Dag smaller = new ErdosRenyi(6, 1).generate(Spaces.random(1));
        for (int seed = 0; seed < 100; seed++) {
            Set<LinkEnds> few = drawn(0.1, seed).links(List.of(COMPLETE), COMPLETE);
            assertTrue(drawn(0.3, seed).links(List.of(COMPLETE), COMPLETE).containsAll(few));
            assertEquals(few.stream().filter(link -> link.from() < 6 && link.to() < 6)
                    .collect(Collectors.toSet()),
                    drawn(0.1, seed).links(List.of(smaller), smaller));
            assertTrue(drawn(0.1, seed).links(List.of(smaller, COMPLETE), COMPLETE)
                    .containsAll(few), "a stage farther back changes nothing");
        }
    }

    @Test
    void editsThatDoNotApplyAreIgnoredAndDroppedAtTheNextMutation() {
        String first = "ER(1.0) n=4 seed=1 c=4 separable3x3 links=0/1";
        // There are no node 9, no stage two before, no predecessor of node 0; nothing was drawn.
        String second = "ER(1.0) n=4 seed=2 c=4 separable3x3 links=0/2 "
                + "+1:2->3 +1:9->1 +1:0->9 -1:1->1 +1:1->0 +2:0->1";
        Genome genome = Genome.parse(first + "; " + second);
        var space = SPACE.withLinkRates(List.of(0.0, 1.0));
        assertEquals(List.of(new Link(0, 2, 1, 3)), space.architecture(genome).links());

        Genome pruned = genome.withoutIgnoredEdits();
        assertEquals(space.architecture(genome), space.architecture(pruned));
        assertTrue(pruned.notation().endsWith("links=0/2 +1:2->3"), pruned.notation());
        var policy = new MutationPolicy(SPACE, 0, 1);
        Mutated mutated = policy.mutate(genome, Spaces.random(1));
        assertEquals(1, mutated.mutations().size(), "a stage more or less");
        mutated.genome().stages().stream().map(StageGenome::links).map(LinkGenome::edits)
                .forEach(edits -> assertTrue(edits.size() < 3, edits.toString()));
        assertEquals(mutated.genome(), mutated.genome().withoutIgnoredEdits());
        assertEquals(genome, new MutationPolicy(SPACE, 0, 0).mutate(genome, Spaces.random(1))
                .genome(), "what does not mutate keeps them");
    }

    @Test
    void editsAddAndRemoveWhatWasDrawn() {
        List<Dag> before = List.of(COMPLETE);
        RandomGenerator random = Spaces.random(2);
        for (int seed = 0; seed < 200; seed++) {
            LinkGenome drawn = drawn(0.2, seed);
            var wanted = LinkGenome.possible(before, COMPLETE)
                    .filter(link -> random.nextInt(3) == 0)
                    .collect(Collectors.toCollection(TreeSet::new));
            LinkGenome edited = drawn.withLinks(wanted, before, COMPLETE);
            assertEquals(wanted, edited.links(before, COMPLETE));
            assertEquals(drawn, edited.withLinks(drawn.links(before, COMPLETE), before, COMPLETE));
            assertEquals(edited, edited.pruned(before, COMPLETE));
        }
    }

    @Test
    void decodedLinksJoinNodesThatAreThereAndNoneIsThereTwice() {
        RandomGenerator random = Spaces.random(3);
        int linked = 0;
        for (int i = 0; i < 500; i++) {
            Genome genome = Spaces.LINKED.evolved(1 + random.nextInt(4), random);
            assertTrue(SPACE.contains(genome), genome::notation);
            Architecture decoded = SPACE.architecture(genome); // refuses what is not legal
            List<Link> links = decoded.links();
            assertEquals(links, links.stream().distinct().toList());
            for (Link link : links) {
                assertTrue(link.fromStage() < link.toStage());
                assertFalse(decoded.stages().get(link.toStage()).wiring().predecessors(link.to())
                        .isEmpty());
            }
            linked += links.isEmpty() ? 0 : 1;
        }
        assertTrue(linked > 200, "only " + linked + " have links");
    }

    @Test
    void withoutLinksTheKeyIsThatOfTheArchitectureAndWithSomeItTellsThemApart() {
        String stages = "ER(1.0) n=4 seed=1 c=4 separable3x3%1$s; "
                + "ER(1.0) n=5 seed=2 c=8 separable3x3%1$s";
        String plain = ArchitectureKey.of(Spaces.WIDE.space.architecture(
                Genome.parse(stages.formatted("")))).hex();
        assertEquals(plain, key(stages.formatted(" links=0/7")));
        assertNotEquals(plain, key(stages.formatted(" links=0/7 +1:2->3")));
        assertNotEquals(key(stages.formatted(" links=0/7 +1:2->4")),
                key(stages.formatted(" links=0/7 +1:2->3")));
    }

    private static String key(String genome) {
        return ArchitectureKey.of(SPACE.architecture(Genome.parse(genome))).hex();
    }

    @Test
    void theNotationReadsBackWhatItWrites() {
        for (String text : List.of(
                "ER(0.5) n=6 seed=4 c=8 s=1 separable3x3 +0->5 links=0.02/7 +1:0->5 -2:3->1",
                "ER(0.5) n=6 seed=4 c=8 separable3x3 links=0/0",
                "ER(0.5) n=6 seed=4 c=8 separable3x3 links=1.0E-4/-7",
                "ER(0.5) n=6 seed=4 c=8 separable3x3 links=1/12")) {
            assertEquals(text, Genome.parse(text).notation());
        }
        for (String wrong : List.of("links=2/1", "links=0.1/1 +0:1->2", "links=0.1",
                "links=0.1/1 +1:0->1 -1:0->1", "links=0.1/1 +1->2", "links=./1",
                "links=0.1/99999999999999999999")) {
            var fault = assertThrows(IllegalArgumentException.class,
                    () -> Genome.parse("ER(0.5) n=6 seed=4 c=8 separable3x3 " + wrong));
            assertTrue(fault.getMessage().startsWith("Cannot read the stage"),
                    fault.getMessage());
        }
    }

    @Test
    void aSpaceTellsItsLinksFromOthers() {
        String stage = "ER(0.5) n=6 seed=4 c=8 separable3x3";
        assertTrue(SPACE.contains(Genome.parse(stage + " links=0.02/7 +1:0->5")));
        assertFalse(SPACE.contains(Genome.parse(stage)));
        assertFalse(SPACE.contains(Genome.parse(stage + " links=0.03/7")));
        assertFalse(Spaces.WIDE.space.contains(Genome.parse(stage + " links=0/7")));
        var unedited = new SearchSpace(SPACE.models(), SPACE.nodes(), SPACE.channels(),
                SPACE.operations(), SPACE.stages(), false, SPACE.widths(), SPACE.linkRates(),
                SPACE.skeleton());
        assertFalse(unedited.contains(Genome.parse(stage + " links=0.02/7 +1:0->5")));
        assertTrue(unedited.contains(Genome.parse(stage + " links=0.02/7")));
    }

    @Test
    void ratesAreDrawnAlikeOftenAndWeightsDecideHowOftenTheyMutate() {
        RandomGenerator random = Spaces.random(4);
        Map<Double, Integer> rates = new HashMap<>();
        Map<String, Integer> names = new HashMap<>();
        var policy = new MutationPolicy(SPACE, 1, 0, new MutationWeights(4, 0, 0, 0, 1, 2, 0, 4));
        int later = 0;
        for (int i = 0; i < 2_000; i++) {
            Genome genome = SPACE.draw(random);
            genome.stages().forEach(stage -> rates.merge(stage.links().rate(), 1, Integer::sum));
            Mutated mutated = policy.mutate(genome, random);
            later += genome.stages().size() - 1;
            mutated.mutations().forEach(name -> names.merge(
                    name.replaceFirst("@0", " of the first").replaceFirst("@.*", ""), 1,
                    Integer::sum));
        }
        int all = rates.values().stream().mapToInt(Integer::intValue).sum();
        assertEquals(4, rates.size());
        rates.values().forEach(count -> assertEquals(all / 4.0, count,
                5 * Math.sqrt(all / 4.0)));
        for (String name : List.of("links", "link-seed", "add-link", "remove-link")) {
            assertFalse(names.containsKey(name + " of the first"), "it would change nothing");
            assertTrue(names.containsKey(name), names.toString());
        }
        // Width and graph seed always find something to change, of 4 + 1 + 2 and 4 + 1 + 2.
        assertEquals(later / 14.0, names.get("seed"), 0.35 * later / 14);
        assertTrue(names.get("links") > 2 * names.get("link-seed"), names.toString());
    }

    @Test
    void crossoverExchangesLinksWithTheirStage() throws Exception {
        var codec = new ArchitectureCodec(SPACE);
        Genome left = SPACE.draw(Spaces.random(1));
        Genome right = SPACE.draw(Spaces.random(2));
        var stages = new HashSet<StageGenome>(left.stages());
        stages.addAll(right.stages());
        for (int seed = 0; seed < 50; seed++) {
            var parents = ISeq.of(Phenotype.<NetworkGene, Double>of(codec.genotype(left), 1),
                    Phenotype.<NetworkGene, Double>of(codec.genotype(right), 1));
            RandomRegistry.with(Spaces.random(seed)).call(
                    () -> new UniformCrossover<NetworkGene, Double>(1).alter(parents, 2)
                            .population().map(child -> ArchitectureCodec.genome(child.genotype()))
                            .asList())
                    .forEach(child -> {
                        assertTrue(SPACE.contains(child));
                        assertTrue(stages.containsAll(child.stages()));
                    });
        }
    }
}
