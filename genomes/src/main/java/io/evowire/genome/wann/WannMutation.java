package io.evowire.genome.wann;

import io.evowire.core.wann.Activation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * The mutations of the search, each with its probability; a child has exactly one. Where a mutation
 * finds nothing to change, the child is its parent again.
 */
public enum WannMutation {

    /**
     * Links two nodes. Sources are tried in random order; the first from which a node in a higher
     * layer can be reached for which there is no gene yet gets one to such a node, chosen evenly.
     */
    ADD_CONNECTION(0.20) {
        @Override
        WannGenome mutate(WannGenome genome, List<Activation> activations,
                RandomGenerator random) {
            int[] layers = genome.layers();
            int nodes = layers.length;
            var linked = new BitSet(nodes * nodes);
            genome.connections().forEach(gene -> linked.set(gene.from() * nodes + gene.to()));
            int[] sources = IntStream.range(0, nodes).filter(id -> !genome.isOutput(id)).toArray();
            for (int left = sources.length; left > 0; left--) {
                int drawn = random.nextInt(left);
                int from = sources[drawn];
                sources[drawn] = sources[left - 1];
                int[] free = IntStream.range(genome.inputs() + 1, nodes).filter(
                        to -> layers[to] > layers[from] && !linked.get(from * nodes + to))
                        .toArray();
                if (free.length > 0) {
                    List<ConnectionGene> genes = new ArrayList<>(genome.connections());
                    genes.add(new ConnectionGene(from, free[random.nextInt(free.length)], true));
                    return genome.with(genes);
                }
            }
            return genome;
        }
    },

    /**
     * Puts a node into an enabled connection, chosen evenly, which is then disabled; the new node's
     * activation is drawn evenly.
     */
    ADD_NODE(0.25) {
        @Override
        WannGenome mutate(WannGenome genome, List<Activation> activations,
                RandomGenerator random) {
            int[] choices = places(genome, true);
            if (choices.length == 0) {
                return genome;
            }
            int split = choices[random.nextInt(choices.length)];
            ConnectionGene gene = genome.connections().get(split);
            List<Activation> hidden = new ArrayList<>(genome.hidden());
            hidden.add(activations.get(random.nextInt(activations.size())));
            List<ConnectionGene> genes = new ArrayList<>(genome.connections());
            genes.set(split, gene.with(false));
            genes.add(new ConnectionGene(gene.from(), genome.nodes(), true));
            genes.add(new ConnectionGene(genome.nodes(), gene.to(), true));
            return new WannGenome(genome.inputs(), genome.outputs(), hidden, genes);
        }
    },

    /** Enables a connection that is disabled, chosen evenly. */
    ENABLE(0.05) {
        @Override
        WannGenome mutate(WannGenome genome, List<Activation> activations,
                RandomGenerator random) {
            int[] choices = places(genome, false);
            if (choices.length == 0) {
                return genome;
            }
            int chosen = choices[random.nextInt(choices.length)];
            List<ConnectionGene> genes = new ArrayList<>(genome.connections());
            genes.set(chosen, genes.get(chosen).with(true));
            return genome.with(genes);
        }
    },

    /** Gives a hidden node, chosen evenly, another activation, drawn evenly. */
    CHANGE_ACTIVATION(0.50) {
        @Override
        WannGenome mutate(WannGenome genome, List<Activation> activations,
                RandomGenerator random) {
            if (genome.hidden().isEmpty()) {
                return genome;
            }
            int node = random.nextInt(genome.hidden().size());
            List<Activation> others = activations.stream()
                    .filter(other -> other != genome.hidden().get(node)).toList();
            if (others.isEmpty()) {
                return genome;
            }
            List<Activation> hidden = new ArrayList<>(genome.hidden());
            hidden.set(node, others.get(random.nextInt(others.size())));
            return new WannGenome(genome.inputs(), genome.outputs(), hidden,
                    genome.connections());
        }
    };

    private final double probability;

    WannMutation(double probability) {
        this.probability = probability;
    }

    /** How likely a child has this one. */
    public double probability() {
        return probability;
    }

    /**
     * A child of a genome.
     *
     * @param activations what hidden nodes may do
     */
    abstract WannGenome mutate(WannGenome genome, List<Activation> activations,
            RandomGenerator random);

    /** One of them, drawn with their probabilities. */
    static WannMutation draw(RandomGenerator random) {
        double drawn = random.nextDouble();
        for (WannMutation mutation : values()) {
            drawn -= mutation.probability;
            if (drawn < 0) {
                return mutation;
            }
        }
        return CHANGE_ACTIVATION; // the sum of the probabilities may be rounded
    }

    private static int[] places(WannGenome genome, boolean enabled) {
        int[] places = new int[genome.connections().size()];
        int found = 0;
        int place = 0;
        for (ConnectionGene gene : genome.connections()) {
            if (gene.enabled() == enabled) {
                places[found++] = place;
            }
            place++;
        }
        return Arrays.copyOf(places, found);
    }
}
