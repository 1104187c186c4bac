package io.evowire.genome.wann;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.wann.Activation;
import io.evowire.core.wann.SparseNetwork;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for all genomes and mutations. */
class WannGenomeLawTest {

    private static final List<Activation> NINE = Activation.WITHOUT_STEP;

    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /** A genome after so many mutations. */
    private static WannGenome grown(int mutations, long seed) {
        RandomGenerator random = random(seed);
        WannGenome genome = WannGenome.initial(5, 3, 0.3, random);
        for (int i = 0; i < mutations; i++) {
            genome = WannMutation.draw(random).mutate(genome, NINE, random);
        }
        return genome;
    }

    @ParameterizedTest
    @EnumSource(WannMutation.class)
    void childrenAreSeededValidAndLeaveTheirParentAlone(WannMutation mutation) {
        int changed = 0;
        for (int seed = 0; seed < 50; seed++) {
            WannGenome parent = grown(seed, seed);
            String before = GenomeText.write(parent);
            WannGenome child = mutation.mutate(parent, NINE, random(seed));
            assertEquals(before, GenomeText.write(parent));
            assertEquals(child, mutation.mutate(parent, NINE, random(seed)));
            assertEquals(child, new WannGenome(child.inputs(), child.outputs(), child.hidden(),
                    child.connections()));
            assertEquals(child.enabled(), child.network().connections().size());
            changed += child.equals(parent) ? 0 : 1;
        }
        assertTrue(changed > 30, mutation + " changed " + changed);
    }

    @Test
    void theNetworkHasEveryEnabledConnectionAndNoNodeWithoutUse() {
        for (int seed = 0; seed < 50; seed++) {
            WannGenome genome = grown(60, seed);
            SparseNetwork network = genome.network();
            assertEquals(genome.hidden().size(), network.hidden());
            assertEquals(count(genome.hidden()),
                    count(network.activations().subList(0, network.hidden())));
            var read = new HashSet<Integer>();
            var written = new HashSet<Integer>();
            network.connections().forEach(edge -> {
                read.add(edge.from());
                written.add(edge.to());
            });
            for (int node = network.inputs() + 1; node < network.firstOutput(); node++) {
                assertTrue(read.contains(node) && written.contains(node), "node " + node);
            }
        }
    }

    private static Map<Activation, Integer> count(List<Activation> activations) {
        var counts = new EnumMap<Activation, Integer>(Activation.class);
        activations.forEach(activation -> counts.merge(activation, 1, Integer::sum));
        return counts;
    }

    @Test
    void genesKeepTheirPlace() {
        RandomGenerator random = random(7);
        WannGenome genome = grown(0, 7);
        for (int i = 0; i < 100; i++) {
            WannGenome child = WannMutation.draw(random).mutate(genome, NINE, random);
            for (int place = 0; place < genome.connections().size(); place++) {
                ConnectionGene old = genome.connections().get(place);
                ConnectionGene now = child.connections().get(place);
                assertEquals(old.from(), now.from());
                assertEquals(old.to(), now.to());
            }
            genome = child;
        }
        assertTrue(genome.hidden().size() > 10);
    }

    @Test
    void mutationsDoWhatTheySay() {
        for (int seed = 0; seed < 30; seed++) {
            WannGenome parent = grown(40, seed);
            WannGenome linked = WannMutation.ADD_CONNECTION.mutate(parent, NINE, random(seed));
            assertEquals(parent.enabled() + 1, linked.enabled());
            ConnectionGene added = linked.connections().getLast();
            assertTrue(parent.layers()[added.from()] < parent.layers()[added.to()]);
            WannGenome split = WannMutation.ADD_NODE.mutate(parent, NINE, random(seed));
            assertEquals(parent.enabled() + 1, split.enabled());
            assertEquals(parent.hidden().size() + 1, split.hidden().size());
            WannGenome enabled = WannMutation.ENABLE.mutate(parent, NINE, random(seed));
            assertEquals(parent.enabled() + 1, enabled.enabled());
            assertEquals(parent.connections().size(), enabled.connections().size());
            WannGenome other = WannMutation.CHANGE_ACTIVATION.mutate(parent, NINE, random(seed));
            assertNotEquals(parent.hidden(), other.hidden());
            assertEquals(parent.connections(), other.connections());
        }
    }

    @Test
    void whereNothingCanChangeTheChildIsItsParent() {
        var none = new WannGenome(1, 1, List.of(), List.of(new ConnectionGene(0, 2, false),
                new ConnectionGene(1, 2, false)));
        assertEquals(none, WannMutation.ADD_NODE.mutate(none, NINE, random(1)));
        assertEquals(none, WannMutation.CHANGE_ACTIVATION.mutate(none, NINE, random(1)));
        assertEquals(none, WannMutation.ADD_CONNECTION.mutate(none, NINE, random(1)));
    }

    @Test
    void probabilitiesAreThoseOfTheTable() {
        RandomGenerator random = random(3);
        var counts = new EnumMap<WannMutation, Integer>(WannMutation.class);
        for (int i = 0; i < 20_000; i++) {
            counts.merge(WannMutation.draw(random), 1, Integer::sum);
        }
        for (WannMutation mutation : WannMutation.values()) {
            assertEquals(mutation.probability(), counts.get(mutation) / 20_000.0, 0.015);
        }
    }

    @Test
    void textsGiveTheGenomeBack() {
        List<WannGenome> genomes = new ArrayList<>(List.of(WannGenome.initial(5, 3, 0.05,
                random(1))));
        for (int seed = 0; seed < 20; seed++) {
            genomes.add(grown(5 * seed, seed));
        }
        for (WannGenome genome : genomes) {
            assertEquals(genome, GenomeText.read(GenomeText.write(genome)));
        }
        assertThrows(IllegalArgumentException.class, () -> GenomeText.read("2 1 x"));
        assertThrows(IllegalArgumentException.class, () -> GenomeText.read("2 1 f 00 ."));
    }

    @Test
    void cyclesAndDoubleGenesAreRefused() {
        List<Activation> two = List.of(Activation.TANH, Activation.TANH);
        assertThrows(IllegalArgumentException.class, () -> new WannGenome(1, 1, two,
                List.of(new ConnectionGene(3, 4, true), new ConnectionGene(4, 3, false))));
        assertThrows(IllegalArgumentException.class, () -> new WannGenome(1, 1, two,
                List.of(new ConnectionGene(1, 2, true), new ConnectionGene(1, 2, false))));
        assertThrows(IllegalArgumentException.class, () -> new WannGenome(1, 1, two,
                List.of(new ConnectionGene(2, 3, true))));
        assertFalse(two.isEmpty());
    }

    @Test
    void theFirstGenerationOfMnistHasTheSizeThatThePaperHas() {
        WannGenome genome = Breeding.MNIST.first(256, 10, random(5)).getFirst();
        assertEquals(2_570, genome.connections().size());
        double mean = Breeding.MNIST.first(256, 10, random(6)).stream()
                .mapToInt(WannGenome::enabled).average().orElseThrow();
        assertEquals(128.5, mean, 1.5);
    }
}
