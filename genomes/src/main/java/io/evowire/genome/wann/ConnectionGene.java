package io.evowire.genome.wann;

/**
 * A connection that once came into being; only enabled ones are in the network.
 *
 * @param from    id of the source
 * @param to      id of the target
 * @param enabled whether the network has it
 */
public record ConnectionGene(int from, int to, boolean enabled) {

    /** The same connection, there or not. */
    ConnectionGene with(boolean now) {
        return new ConnectionGene(from, to, now);
    }
}
