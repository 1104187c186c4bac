package io.evowire.run.surrogate;

import io.evowire.core.cost.Cost;
import io.evowire.core.graph.Dag;
import io.evowire.genome.Genome;
import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.store.Proposal;
import java.util.List;
import java.util.stream.IntStream;

/** Networks as points: what is likely to say something about their accuracy. */
public final class Features {

    /** Names of the coordinates, in order. */
    public static final List<String> NAMES = List.of("log macs", "log parameters",
            "log activations",
            "depth", "stages", "nodes", "edges per node", "sources and sinks per node");

    private Features() {}

    /** The coordinates of a network, unscaled. */
    public static List<Double> of(CandidateFactory factory, Proposal proposal) {
        Cost cost = proposal.cost();
        Genome genome = factory.genome(proposal.genome());
        List<Dag> wirings = genome.wirings();
        double nodes = wirings.stream().mapToInt(Dag::nodes).sum();
        double edges = wirings.stream().mapToInt(wiring -> wiring.edges().size()).sum()
                + genome.links(wirings).size();
        double ends = wirings.stream().mapToLong(Features::ends).sum();
        return List.of(Math.log(cost.macs()), Math.log(cost.parameters()),
                Math.log(cost.activations()), (double) cost.depth(), (double) wirings.size(), nodes,
                edges / nodes, ends / nodes);
    }

    // Nodes that no edge enters, and nodes that none leaves.
    private static long ends(Dag wiring) {
        return IntStream.range(0, wiring.nodes()).mapToLong(node -> (wiring.edges().stream()
                .noneMatch(edge -> edge.to() == node) ? 1 : 0)
                + (wiring.edges().stream().noneMatch(edge -> edge.from() == node) ? 1 : 0)).sum();
    }
}
