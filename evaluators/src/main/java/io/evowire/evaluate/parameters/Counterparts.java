package io.evowire.evaluate.parameters;

import io.evowire.core.network.Network;
import io.evowire.core.network.NetworkEdge;
import io.evowire.core.network.NetworkEdge.Source.Linked;
import io.evowire.core.network.NetworkEdge.Source.Within;
import io.evowire.core.network.Node;
import io.evowire.core.network.Stage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * Which node, and which edge, of a network is which of an older one.
 * <p>
 * An unchanged stage is the same stage wherever it stands now; any other one is what stood in its
 * place, unless that stands elsewhere now. Within a stage a node is known by its index, an edge by
 * the indices of its ends: mutations of single edges leave both as they are. A link, and the unit
 * that brings a node to a later stage, are known by these and their two stages.
 *
 * @param nodes index in {@code Network.nodes()} to that of the older network; without shapes
 *              compared
 * @param edges edges with a weight to those of the older network
 */
record Counterparts(Map<Integer, Integer> nodes, Map<Input, Input> edges) {

    /**
     * An edge as its end sees it.
     *
     * @param node  index of its end in {@code Network.nodes()}
     * @param index of its beginning among the inputs of the end
     */
    record Input(int node, int index) {}

    Counterparts {
        nodes = Collections.unmodifiableMap(new LinkedHashMap<>(nodes));
        edges = Collections.unmodifiableMap(new LinkedHashMap<>(edges));
    }

    static Counterparts of(Network older, Network network) {
        var pairs = new Pairs(older, network);
        int stem = Math.min(older.architecture().stem().size(),
                network.architecture().stem().size());
        for (int i = 0; i < stem; i++) {
            pairs.nodes.put(i, i);
        }
        pairs.stages.putAll(stages(older.architecture().stages(),
                network.architecture().stages()));
        pairs.stages.forEach((now, before) -> pairs.stage(before, now));
        pairs.units();
        for (int fromEnd = 1; fromEnd <= 2; fromEnd++) { // classifier and head
            pairs.nodes.put(network.nodes().size() - fromEnd, older.nodes().size() - fromEnd);
        }
        return new Counterparts(pairs.nodes, pairs.edges);
    }

    /** Index of each stage that has a counterpart to that of its counterpart. */
    static Map<Integer, Integer> stages(List<Stage> older, List<Stage> stages) {
        Map<Integer, Integer> found = new LinkedHashMap<>();
        List<Integer> left = new ArrayList<>();
        for (int i = 0; i < older.size(); i++) {
            left.add(i);
        }
        match(stages, left, found, (now, before) -> now.equals(before)
                && same(stages.get(now), older.get(before)));
        match(stages, left, found, (now, before) -> same(stages.get(now), older.get(before)));
        match(stages, left, found, Integer::equals);
        return found;
    }

    private static void match(List<Stage> stages, List<Integer> left, Map<Integer, Integer> found,
            BiPredicate<Integer, Integer> isCounterpart) {
        for (int i = 0; i < stages.size(); i++) {
            int now = i;
            if (!found.containsKey(now)) {
                left.stream().filter(before -> isCounterpart.test(now, before)).findFirst()
                        .ifPresent(before -> {
                            found.put(now, before);
                            left.remove(before);
                        });
            }
        }
    }

    // Weights do not depend on the stride, which follows from the place.
    private static boolean same(Stage one, Stage other) {
        return one.wiring().equals(other.wiring()) && one.channels() == other.channels()
                && one.operation().equals(other.operation());
    }

    /** Indices of an edge's nodes in their stages; a stage itself where both are in it. */
    private record Ends(int fromStage, int from, int to) {}

    /** What a unit brings where. */
    private record Unit(int fromStage, int from, int stage) {}

    private static final class Pairs {

        private final Network older;
        private final Network network;
        private final Map<Integer, Integer> stages = new LinkedHashMap<>();
        private final Map<Integer, Integer> nodes = new LinkedHashMap<>();
        private final Map<Input, Input> edges = new LinkedHashMap<>();

        Pairs(Network older, Network network) {
            this.older = older;
            this.network = network;
        }

        void stage(int before, int now) {
            int firstBefore = first(older, before);
            int firstNow = first(network, now);
            int count = Math.min(size(older, before), size(network, now));
            for (int v = 0; v < count; v++) {
                nodes.put(firstNow + v, firstBefore + v);
            }
            Map<Ends, Input> beforeByEnds = weighted(older, before);
            weighted(network, now).forEach((ends, edge) -> Optional
                    .ofNullable(stages.get(ends.fromStage()))
                    .map(from -> beforeByEnds.get(new Ends(from, ends.from(), ends.to())))
                    .ifPresent(old -> edges.put(edge, old)));
        }

        void units() {
            Map<Unit, Integer> units = units(older);
            units(network).forEach((unit, node) -> {
                Integer from = stages.get(unit.fromStage());
                Integer to = stages.get(unit.stage());
                Integer old = from == null || to == null
                        ? null
                        : units.get(new Unit(from, unit.from(), to));
                if (old != null) {
                    nodes.put(node, old);
                }
            });
        }

        private static Map<Unit, Integer> units(Network network) {
            Map<Unit, Integer> units = new LinkedHashMap<>();
            for (int i = 0; i < network.nodes().size(); i++) {
                if (network.nodes().get(i) instanceof Node.Reduce reduce) {
                    units.put(new Unit(reduce.fromStage(), reduce.from(), reduce.stage()), i);
                }
            }
            return units;
        }

        /** The edges of a stage that have a weight. */
        private static Map<Ends, Input> weighted(Network network, int stage) {
            Map<Ends, Input> edges = new LinkedHashMap<>();
            for (NetworkEdge edge : network.edges()) {
                if (network.nodes().get(edge.reader()) instanceof Node.Wired to
                        && to.stage() == stage && to.edgeWeights() > 0) {
                    edges.put(switch (edge.source()) {
                        case Within from -> new Ends(stage, from.index(), to.index());
                        case Linked from -> new Ends(from.stage(), from.index(), to.index());
                    }, new Input(edge.reader(), edge.input()));
                }
            }
            return edges;
        }

        private static int first(Network network, int stage) {
            for (int i = 0; i < network.nodes().size(); i++) {
                if (network.nodes().get(i) instanceof Node.Wired wired && wired.stage() == stage) {
                    return i;
                }
            }
            throw new IllegalArgumentException("There is no stage %d.".formatted(stage));
        }

        private static int size(Network network, int stage) {
            return network.architecture().stages().get(stage).wiring().nodes();
        }
    }
}
