package io.evowire.core.network;

import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jgrapht.Graph;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleDirectedGraph;
import org.jgrapht.nio.Attribute;
import org.jgrapht.nio.DefaultAttribute;
import org.jgrapht.nio.dot.DOTExporter;

/**
 * Networks and wirings in Graphviz' DOT language: the same text for equal networks.
 *
 * @see <a href="https://graphviz.org/doc/info/lang.html">DOT language</a>
 */
public final class NetworkDot {

    private NetworkDot() {}

    /**
     * A whole network; node v of stage s is labelled s.v, and with its operation if that is another
     * one than {@link NodeOperation#SEPARABLE_3X3}.
     */
    public static String of(Network network) {
        var graph = new SimpleDirectedGraph<Integer, DefaultEdge>(DefaultEdge.class);
        graph.addVertex(Node.IMAGE);
        for (int i = 0; i < network.nodes().size(); i++) {
            graph.addVertex(i);
            for (int input : network.nodes().get(i).inputs()) {
                graph.addEdge(input, i);
            }
        }
        var exporter = exporter(
                i -> i == Node.IMAGE
                        ? attributes("image " + text(network.input()), "box")
                        : attributes(network.nodes().get(i)));
        return export(exporter, graph);
    }

    /** The wiring of one stage alone; nodes are labelled by their index. */
    public static String of(Stage stage) {
        return export(exporter(v -> attributes(Integer.toString(v), "circle")),
                stage.wiring().toGraph());
    }

    private static DOTExporter<Integer, DefaultEdge> exporter(
            Function<Integer, Map<String, Attribute>> attributes) {
        var exporter = new DOTExporter<Integer, DefaultEdge>(
                i -> i == Node.IMAGE ? "image" : "n" + i);
        exporter.setVertexAttributeProvider(attributes);
        return exporter;
    }

    private static String export(DOTExporter<Integer, DefaultEdge> exporter,
            Graph<Integer, DefaultEdge> graph) {
        var text = new StringWriter();
        exporter.exportGraph(graph, text);
        return text.toString().replace(System.lineSeparator(), "\n");
    }

    // Joined, not formatted, since %d writes other digits in some locales.
    private static Map<String, Attribute> attributes(Node node) {
        return switch (node) {
            case Node.Convolution conv -> attributes(
                    "conv" + conv.kernel() + "x" + conv.kernel() + " " + text(conv.out()), "box");
            case Node.Wired wired -> attributes(
                    wired.stage() + "." + wired.index() + operation(wired), "circle");
            case Node.Reduce reduce -> attributes("reduce " + text(reduce.out())
                    + operation(reduce), "circle");
            case Node.Mean mean -> attributes("mean " + text(mean.out()), "box");
            case Node.Classifier classifier -> attributes("dense [" + classifier.classes() + "]",
                    "box");
        };
    }

    private static String operation(Node.Operator wired) {
        return wired.operation().equals(NodeOperation.SEPARABLE_3X3)
                ? ""
                : " " + wired.operation().notation();
    }

    private static String text(TensorShape shape) {
        return List.of(shape.channels(), shape.height(), shape.width()).toString();
    }

    // Keeps its order: that of Map.of differs from one JVM to the next.
    private static Map<String, Attribute> attributes(String label, String shape) {
        var attributes = new LinkedHashMap<String, Attribute>();
        attributes.put("label", DefaultAttribute.createAttribute(label));
        attributes.put("shape", DefaultAttribute.createAttribute(shape));
        return attributes;
    }
}
