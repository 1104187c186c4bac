package io.evowire.core.network;

import io.evowire.core.graph.Dag;
import io.evowire.core.graph.Edge;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * The network file, {@value #FORMAT} or {@value #LINKED}, as a tree of maps, lists, strings and
 * numbers: what every
 * JSON library reads and writes.
 *
 * {@snippet lang=json :
 * {"format":"evowire-network/1","input":[1,28,28],"classes":10,
 *  "stem":[{"channels":16,"stride":1}],
 *  "stages":[{"channels":32,"nodes":3,"stride":2,"edges":[[0,1],[0,2]]}],
 *  "head":{"channels":128}}
 * }
 *
 * Edges run from the smaller to the larger node index. A stage of another operation than
 * {@link NodeOperation#SEPARABLE_3X3} also has {@code "operation"}. A network with links between
 * its stages is written as {@value #LINKED}, with
 * {@code "links":[[stage,node,laterStage,node],...]} at the end, counted from 0; all others as
 * {@value #FORMAT}. The shapes inside the network
 * are not in the file: they follow from it.
 */
public final class NetworkFormat {

    /** Name and version of the format. */
    public static final String FORMAT = "evowire-network/1";

    /** Name and version of the format of networks with links. */
    public static final String LINKED = "evowire-network/2";

    private NetworkFormat() {}

    /** The tree of a network; maps keep the order of keys shown above, edges are sorted. */
    public static SequencedMap<String, Object> write(Network network) {
        var architecture = network.architecture();
        var tree = new LinkedHashMap<String, Object>();
        boolean linked = !architecture.links().isEmpty();
        tree.put("format", linked ? LINKED : FORMAT);
        tree.put("input", List.of(network.input().channels(), network.input().height(),
                network.input().width()));
        tree.put("classes", network.classes());
        tree.put("stem", architecture.stem().stream().map(NetworkFormat::write).toList());
        tree.put("stages", architecture.stages().stream().map(NetworkFormat::write).toList());
        tree.put("head", Map.of("channels", architecture.head().channels()));
        if (linked) {
            tree.put("links", architecture.links().stream().map(link -> List.of(link.fromStage(),
                    link.from(), link.toStage(), link.to())).toList());
        }
        return Collections.unmodifiableSequencedMap(tree);
    }

    private static SequencedMap<String, Object> write(StemConvolution stem) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("channels", stem.channels());
        tree.put("stride", stem.stride());
        return Collections.unmodifiableSequencedMap(tree);
    }

    private static SequencedMap<String, Object> write(Stage stage) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("channels", stage.channels());
        tree.put("nodes", stage.wiring().nodes());
        tree.put("stride", stage.stride());
        if (!stage.operation().equals(NodeOperation.SEPARABLE_3X3)) {
            tree.put("operation", stage.operation().notation());
        }
        tree.put("edges", stage.wiring().edges().stream()
                .map(edge -> List.of(edge.from(), edge.to())).toList());
        return Collections.unmodifiableSequencedMap(tree);
    }

    /**
     * The network of a tree.
     *
     * @throws NetworkFormatException if the tree is not of this format; the message names the JSON
     *                                path, the value and what is allowed
     */
    public static Network read(Map<String, ?> tree) {
        var root = new JsonValue("$", tree);
        var format = root.get("format"); // first: the keys of another format mean nothing here
        if (!FORMAT.equals(format.value()) && !LINKED.equals(format.value())) {
            throw format.unlike("'%s' or '%s'".formatted(FORMAT, LINKED));
        }
        if (LINKED.equals(format.value())) {
            root.object("format", "input", "classes", "stem", "stages", "head", "links");
        } else {
            root.object("format", "input", "classes", "stem", "stages", "head");
        }
        var input = shape(root.get("input"));
        int classes = root.get("classes").integer();
        var architecture = architecture(root);
        return root.get("classes").make(() -> Network.of(architecture, input, classes));
    }

    private static TensorShape shape(JsonValue shape) {
        var size = shape.integers("channels", "height", "width");
        return shape.make(() -> new TensorShape(size.get(0), size.get(1), size.get(2)));
    }

    private static Architecture architecture(JsonValue root) {
        var stem = root.get("stem").list(NetworkFormat::stem);
        var stages = root.get("stages").list(NetworkFormat::stage);
        var head = root.get("head").object("channels");
        List<Link> links = root.find("links").map(all -> all.list(NetworkFormat::link))
                .orElse(List.of());
        return root.make(() -> new Architecture(stem, stages,
                head.make(() -> new Head(head.get("channels").integer())), links));
    }

    private static Link link(JsonValue link) {
        var ends = link.integers("stage", "node", "laterStage", "node");
        return link.make(() -> new Link(ends.get(0), ends.get(1), ends.get(2), ends.get(3)));
    }

    private static StemConvolution stem(JsonValue stem) {
        stem.object("channels", "stride");
        return stem.make(() -> new StemConvolution(stem.get("channels").integer(),
                stem.get("stride").integer()));
    }

    private static Stage stage(JsonValue stage) {
        stage.object("channels", "nodes", "stride", "operation", "edges");
        NodeOperation operation = stage.find("operation")
                .map(name -> name.make(() -> NodeOperation.of(name.text())))
                .orElse(NodeOperation.SEPARABLE_3X3);
        return stage.make(() -> new Stage(wiring(stage), stage.get("channels").integer(),
                stage.get("stride").integer(), operation));
    }

    private static Dag wiring(JsonValue stage) {
        int nodes = stage.get("nodes").integer();
        var seen = new HashSet<Edge>();
        var edges = stage.get("edges").list(edge -> edge(edge, nodes, seen));
        return stage.get("nodes").make(() -> Dag.of(nodes, edges));
    }

    private static Edge edge(JsonValue value, int nodes, HashSet<Edge> seen) {
        var ends = value.integers("from", "to");
        if (ends.get(0) < 0 || ends.get(0) >= ends.get(1) || ends.get(1) >= nodes) {
            throw value.unlike(
                    "[from, to] with 0 <= from < to < %d, the number of nodes".formatted(nodes));
        }
        Edge edge = new Edge(ends.get(0), ends.get(1));
        if (!seen.add(edge)) {
            throw value.error("the edge %s is there twice.".formatted(ends));
        }
        return edge;
    }
}
