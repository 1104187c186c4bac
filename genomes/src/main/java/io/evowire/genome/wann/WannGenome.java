package io.evowire.genome.wann;

import io.evowire.core.wann.Activation;
import io.evowire.core.wann.Connection;
import io.evowire.core.wann.Layering;
import io.evowire.core.wann.SparseNetwork;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The genes of a sparse network.
 * <p>
 * Nodes have ids that never change: 0 is the bias, then come the inputs, the outputs, which are
 * linear, and the hidden nodes in the order in which they were made. Connection genes stand in
 * order of their making, too: place and innovation number are the same. All pairs of bias or input
 * and output are there from the beginning. Genes that are not enabled still forbid connections that
 * would close a cycle with them.
 *
 * @param inputs      number of inputs
 * @param outputs     number of outputs
 * @param hidden      node genes: activation of each hidden node
 * @param connections connection genes, no pair of nodes twice
 */
public record WannGenome(int inputs, int outputs, List<Activation> hidden,
        List<ConnectionGene> connections) {

    public WannGenome {
        hidden = List.copyOf(hidden);
        connections = List.copyOf(connections);
        int nodes = 1 + inputs + outputs + hidden.size();
        var seen = new BitSet(nodes * nodes);
        for (ConnectionGene gene : connections) {
            if (gene.from() < 0 || gene.from() >= nodes || isOutput(gene.from(), inputs, outputs)
                    || gene.to() <= inputs || gene.to() >= nodes) {
                throw new IllegalArgumentException(
                        "%s does not lead from bias, input or hidden node to hidden node or output."
                                .formatted(gene));
            }
            if (seen.get(gene.from() * nodes + gene.to())) {
                throw new IllegalArgumentException("%s is there twice.".formatted(gene));
            }
            seen.set(gene.from() * nodes + gene.to());
        }
        layers(nodes, connections); // refuses a cycle
    }

    /**
     * A genome without hidden nodes.
     *
     * @param enabled probability that a connection is enabled, in [0, 1]
     */
    public static WannGenome initial(int inputs, int outputs, double enabled,
            RandomGenerator random) {
        List<ConnectionGene> genes = new ArrayList<>((1 + inputs) * outputs);
        for (int source = 0; source <= inputs; source++) {
            for (int output = 1; output <= outputs; output++) {
                genes.add(new ConnectionGene(source, inputs + output,
                        random.nextDouble() < enabled));
            }
        }
        return new WannGenome(inputs, outputs, List.of(), genes);
    }

    /** Number of nodes: bias, inputs, outputs and hidden ones. */
    public int nodes() {
        return 1 + inputs + outputs + hidden.size();
    }

    /** Id of the first hidden node. */
    int firstHidden() {
        return 1 + inputs + outputs;
    }

    /** Whether a node is an output. */
    boolean isOutput(int id) {
        return isOutput(id, inputs, outputs);
    }

    private static boolean isOutput(int id, int inputs, int outputs) {
        return id > inputs && id <= inputs + outputs;
    }

    /** Number of connections that the network has. */
    public int enabled() {
        int enabled = 0;
        for (ConnectionGene gene : connections) { // plain loops: a search does this million times
            enabled += gene.enabled() ? 1 : 0;
        }
        return enabled;
    }

    /**
     * Layer of each node by its id, [nodes]: longest paths over all genes, also those that are not
     * enabled; the outputs are above all others.
     */
    int[] layers() {
        int[] layers = layers(nodes(), connections);
        int last = 1;
        for (int id = firstHidden(); id < layers.length; id++) {
            layers[id] = Math.max(1, layers[id]);
            last = Math.max(last, layers[id] + 1);
        }
        Arrays.fill(layers, inputs + 1, firstHidden(), last);
        return layers;
    }

    private static int[] layers(int nodes, List<ConnectionGene> genes) {
        int[] from = new int[genes.size()];
        int[] to = new int[genes.size()];
        int next = 0;
        for (ConnectionGene gene : genes) {
            from[next] = gene.from();
            to[next++] = gene.to();
        }
        return Layering.longestPaths(nodes, from, to);
    }

    /** The network that these genes make. */
    public SparseNetwork network() {
        List<Activation> activations = new ArrayList<>(hidden);
        activations.addAll(Collections.nCopies(outputs, Activation.LINEAR));
        List<Connection> enabled = new ArrayList<>();
        for (ConnectionGene gene : connections) {
            if (gene.enabled()) {
                enabled.add(new Connection(number(gene.from()), number(gene.to())));
            }
        }
        return SparseNetwork.sorted(inputs, outputs, activations, enabled);
    }

    // A network numbers its outputs last.
    private int number(int id) {
        return id <= inputs ? id : isOutput(id) ? id + hidden.size() : id - outputs;
    }

    /** The same nodes with other connection genes. */
    WannGenome with(List<ConnectionGene> genes) {
        return new WannGenome(inputs, outputs, hidden, genes);
    }
}
