package io.evowire.core.graph;

import io.evowire.core.bounds.Bounds;
import io.evowire.core.graph.GraphFamily.Parameter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Nodes in a plane whose links cost wire, as areas of a cortex: the longer, the rarer.
 * <p>
 * In the notation of Waxman 1988 and Kaiser and Hilgetag 2004: {@code nodes} is N, {@code density}
 * is beta, {@code reach} is lambda. Nodes are points drawn uniformly from the unit square, numbered
 * from left to right; two of them at distance d are linked with probability beta exp(-d/lambda).
 * <p>
 * Short reaches leave pieces. A graph is redrawn, points and all, until it is connected: the law is
 * that of the model under this condition, with more edges than it has without.
 *
 * @param nodes   number of vertices N, in [1, {@value Dag#MAX_NODES}]
 * @param density probability beta in (0, 1] of a link between nodes at the same place
 * @param reach   distance lambda in (0, 2] over which that probability falls to 1/e, in sides of
 *                the square
 * @see <a href="https://doi.org/10.1109/49.12889">Waxman, Routing of multipoint connections
 *      (1988)</a>
 * @see <a href="https://doi.org/10.1103/PhysRevE.69.036103">Kaiser and Hilgetag, Spatial growth of
 *      real-world networks (2004)</a>
 */
public record Spatial(int nodes, double density, double reach) implements GraphModel {

    /** The family of these graphs. */
    public static final GraphFamily FAMILY = new GraphFamily("SP", "spatial", "Spatial",
            "points in a square, numbered from left to right, two of them at distance d linked "
                    + "with probability beta exp(-d/lambda), beta = %s, lambda = %s",
            List.of(new Parameter("beta", "density", "density", Bounds.positiveFraction()),
                    new Parameter("lambda", "reach", "reach", new Bounds(0, true, 2, false, 0))),
            (nodes, values) -> new Spatial(nodes, values.get(0).doubleValue(),
                    values.get(1).doubleValue()));

    private record Place(double x, double y) {

        double distance(Place other) {
            double dx = x - other.x;
            double dy = y - other.y;
            return Math.sqrt(dx * dx + dy * dy);
        }
    }

    public Spatial {
        FAMILY.check(nodes, density, reach);
    }

    @Override
    public Set<Edge> draw(RandomGenerator random) {
        List<Place> places = Stream
                .generate(() -> new Place(random.nextDouble(), random.nextDouble())).limit(nodes)
                .sorted((a, b) -> Double.compare(a.x(), b.x())).toList();
        var edges = new LinkedHashSet<Edge>();
        for (int to = 1; to < nodes; to++) {
            for (int from = 0; from < to; from++) {
                // The same on every processor.
                double probability = density
                        * StrictMath.exp(-places.get(from).distance(places.get(to)) / reach);
                if (random.nextDouble() < probability) {
                    edges.add(new Edge(from, to));
                }
            }
        }
        return edges;
    }

    @Override
    public GraphFamily family() {
        return FAMILY;
    }

    @Override
    public List<Number> parameters() {
        return List.of(density, reach);
    }
}
