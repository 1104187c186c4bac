package io.evowire.genome.space;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.graph.BarabasiAlbert;
import io.evowire.core.graph.WattsStrogatz;
import io.evowire.genome.Genome;
import io.evowire.genome.Spaces;
import io.evowire.genome.StageGenome;
import io.evowire.genome.space.CategoricalSpace.Choice;
import io.evowire.genome.space.CategoricalSpace.Chooser;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CategoricalSpaceTest {

    private static Chooser uniform(RandomGenerator random) {
        return (gene, values) -> random.nextInt(values);
    }

    @ParameterizedTest
    @EnumSource(value = Spaces.class, mode = EnumSource.Mode.EXCLUDE, names = "MATRICES")
    void whatIsChosenBelongsToTheSpaceAndIsReadBack(Spaces spaces) {
        var genes = new CategoricalSpace(spaces.space);
        RandomGenerator random = Spaces.random(1);
        for (int i = 0; i < 200; i++) {
            Map<String, Integer> last = new HashMap<>();
            Chooser chooser = (gene, values) -> {
                assertTrue(values > 1, gene);
                last.put(gene, random.nextInt(values));
                return last.get(gene);
            };
            Genome genome = genes.draw(chooser, random);
            assertTrue(spaces.space.contains(genome), genome::notation);
            assertEquals(genome, spaces.space.genome(genome.notation()));
            for (Choice choice : genes.choices(genome)) {
                assertEquals(last.get(choice.gene()), choice.chosen(), choice::toString);
                assertTrue(choice.chosen() < choice.values(), choice::toString);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(value = Spaces.class, names = {"WIDE", "OPEN", "UNEDITED"})
    void theSameChoicesGiveTheSameGenomeButForItsSeeds(Spaces spaces) {
        var genes = new CategoricalSpace(spaces.space);
        RandomGenerator random = Spaces.random(2);
        for (int i = 0; i < 50; i++) {
            Genome genome = genes.draw(uniform(random), random);
            Map<String, Integer> chosen = genes.choices(genome).stream()
                    .collect(Collectors.toMap(Choice::gene, Choice::chosen));
            Genome again = genes.draw((gene, values) -> chosen.get(gene), random);
            assertEquals(withoutSeeds(genome), withoutSeeds(again));
            assertFalse(genome.equals(again), "another seed");
        }
    }

    private static String withoutSeeds(Genome genome) {
        return genome.notation().replaceAll("seed=\\d+", "")
                .replaceAll("(links=[^/]+)/\\d+", "$1");
    }

    @Test
    void everyValueOfTheGridsIsChosen() {
        var genes = new CategoricalSpace(Spaces.WIDE.space);
        RandomGenerator random = Spaces.random(3);
        Map<String, Set<Integer>> chosen = new HashMap<>();
        Set<Integer> nodes = new HashSet<>();
        Set<Integer> attachments = new HashSet<>();
        Set<Double> rewiring = new HashSet<>();
        for (int i = 0; i < 2_000; i++) {
            Genome genome = genes.draw(uniform(random), random);
            genes.choices(genome).forEach(choice -> chosen
                    .computeIfAbsent(choice.gene(), gene -> new HashSet<>())
                    .add(choice.chosen()));
            for (StageGenome stage : genome.stages()) {
                nodes.add(stage.model().nodes());
                if (stage.model() instanceof BarabasiAlbert ba) {
                    attachments.add(ba.attachments());
                }
                if (stage.model() instanceof WattsStrogatz ws) {
                    rewiring.add(ws.rewiring());
                }
            }
        }
        assertEquals(Set.of(0, 1, 2, 3), chosen.get("stages"));
        assertEquals(10, chosen.get("stage 3 nodes").size(), "of twelve");
        assertTrue(nodes.size() == 10 && nodes.containsAll(List.of(5, 16)), nodes::toString);
        assertEquals(Set.of(1, 2, 3, 4, 5, 6, 7), attachments);
        assertTrue(rewiring.size() == 10 && rewiring.containsAll(List.of(0.0, 1.0)),
                rewiring::toString);
        assertEquals(10, chosen.get("stage 0 erdosRenyi probability").size());
    }

    @Test
    void degreesAreBoundedByTheNodes() {
        var genes = new CategoricalSpace(Spaces.TINY.space);
        RandomGenerator random = Spaces.random(4);
        int bounded = 0;
        for (int i = 0; i < 300; i++) {
            Genome genome = genes.draw(uniform(random), random);
            for (Choice choice : genes.choices(genome)) {
                if (choice.gene().equals("stage 0 barabasiAlbert attachments")) {
                    int nodes = genome.stages().getFirst().model().nodes();
                    assertEquals(nodes - 1, choice.values());
                    bounded++;
                }
            }
        }
        assertTrue(bounded > 20, "too few stages to tell");
    }

    @Test
    void whatNobodyChoseIsNoChoice() {
        var genes = new CategoricalSpace(Spaces.UNEDITED.space);
        Genome genome = Spaces.UNEDITED.space.draw(Spaces.random(5));
        Set<String> chosen = genes.choices(genome).stream().map(Choice::gene)
                .collect(Collectors.toSet());
        assertTrue(chosen.contains("stage 0 wattsStrogatz neighbours"), chosen::toString);
        assertFalse(chosen.contains("stage 0 wattsStrogatz rewiring"), chosen::toString);
        assertEquals(List.of(), new CategoricalSpace(Spaces.FIXED.space)
                .choices(Spaces.FIXED.space.draw(Spaces.random(6))));
    }

    /** With P = 0.03 hardly a graph of 8 to 12 nodes is connected. */
    @Test
    void whereNoChosenGraphIsConnectedAStageIsDrawnUniformly() {
        Genome genome = new CategoricalSpace(Spaces.SPARSE.space).draw((gene, values) -> 0,
                Spaces.random(7));
        assertTrue(Spaces.SPARSE.space.contains(genome), genome::notation);
    }
}
