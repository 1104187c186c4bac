package io.evowire.genome;

import io.evowire.core.graph.Edge;
import io.evowire.core.graph.GraphModel;
import io.evowire.core.graph.NamedGraphs;
import io.evowire.core.network.NodeOperation;
import io.evowire.core.network.StemConvolution;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Text form of genomes; {@link Genome#notation()} describes it.
 *
 * @param graphs those that a genome may name
 */
record GenomeNotation(NamedGraphs graphs) {

    private static final String EXAMPLE = "WS(4, 0.75) n=16 seed=123 c=32 separable3x3 +0->5 -1->2";

    private static final Pattern STAGE = Pattern
            .compile("(?<model>\\w+\\([^()]*\\))"
                    + " n=(?<nodes>\\d+) seed=(?<seed>-?\\d+) c=(?<width>\\d+|x\\d+(?:\\.\\d+)?)"
                    + "(?: s=(?<stride>\\d))? (?<operation>\\w+)(?<edits>(?: [+-]\\d+->\\d+)*)"
                    + "(?: links=(?<rate>\\d+(?:\\.\\d+)?(?:E-?\\d+)?)/(?<linkSeed>-?\\d+)"
                    + "(?<linkEdits>(?: [+-]\\d+:\\d+->\\d+)*))?");
    private static final Pattern SKELETON = Pattern
            .compile("stem=(?<stem>\\d+/\\d(?:,\\d+/\\d)*) head=(?<head>\\d+)");
    private static final Pattern EDIT = Pattern.compile("([+-])(\\d+)->(\\d+)");
    private static final Pattern LINK_EDIT = Pattern
            .compile("([+-])(\\d+):(\\d+)->(\\d+)");

    static String write(StageGenome stage) {
        var text = new StringBuilder("%s n=%s seed=%s c=%s%s %s".formatted(
                stage.model().notation(), stage.model().nodes(), stage.graphSeed(),
                stage.width().notation(), stage.stride() == null ? "" : " s=" + stage.stride(),
                stage.operation().notation()));
        stage.edits().forEach(edit -> text.append(' ').append(edit.notation()));
        if (stage.links() != null) {
            text.append(' ').append(stage.links().notation());
        }
        return text.toString();
    }

    Genome read(String text) {
        List<String> parts = List.of(text.split(";", -1));
        Matcher skeleton = SKELETON.matcher(parts.getFirst().strip());
        return skeleton.matches()
                ? new Genome(skeleton(skeleton), stages(parts.subList(1, parts.size())))
                : new Genome(stages(parts));
    }

    private List<StageGenome> stages(List<String> parts) {
        return parts.stream().map(this::readStage).toList();
    }

    private static SkeletonGenome skeleton(Matcher skeleton) {
        try {
            return new SkeletonGenome(Arrays.stream(skeleton.group("stem").split(","))
                    .map(conv -> conv.split("/"))
                    .map(conv -> new StemConvolution(Integer.parseInt(conv[0]),
                            Integer.parseInt(conv[1])))
                    .toList(), Integer.parseInt(skeleton.group("head")));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Cannot read '%s' of a genome: %s"
                    .formatted(skeleton.group(), e.getMessage()), e);
        }
    }

    private StageGenome readStage(String text) {
        Matcher stage = STAGE.matcher(text.strip());
        if (!stage.matches()) {
            throw new IllegalArgumentException(
                    "Cannot read the stage '%s' of a genome; a stage looks like '%s'."
                            .formatted(text.strip(), EXAMPLE));
        }
        try {
            return new StageGenome(model(stage), Long.parseLong(stage.group("seed")),
                    edits(stage.group("edits")), StageWidth.parse(stage.group("width")),
                    NodeOperation.of(stage.group("operation")), stage.group("stride") == null
                            ? null
                            : (Integer) Integer.parseInt(stage.group("stride")),
                    links(stage));
        } catch (IllegalArgumentException e) { // NumberFormatException is one
            throw new IllegalArgumentException("Cannot read the stage '%s' of a genome: %s"
                    .formatted(text.strip(), e.getMessage()), e);
        }
    }

    private GraphModel model(Matcher stage) {
        return GraphModel.parse(stage.group("model"), Integer.parseInt(stage.group("nodes")),
                graphs);
    }

    private static List<EdgeEdit> edits(String text) {
        return EDIT.matcher(text).results().<EdgeEdit>map(edit -> {
            var edge = new Edge(Integer.parseInt(edit.group(2)), Integer.parseInt(edit.group(3)));
            return edit.group(1).equals("+") ? new EdgeEdit.Add(edge) : new EdgeEdit.Remove(edge);
        }).toList();
    }

    private static @Nullable LinkGenome links(Matcher stage) {
        return stage.group("rate") == null
                ? null
                : new LinkGenome(Double.parseDouble(stage.group("rate")),
                        Long.parseLong(stage.group("linkSeed")),
                        linkEdits(stage.group("linkEdits")));
    }

    private static List<LinkEdit> linkEdits(String text) {
        return LINK_EDIT.matcher(text).results().<LinkEdit>map(edit -> {
            var link = new LinkEnds(Integer.parseInt(edit.group(2)),
                    Integer.parseInt(edit.group(3)), Integer.parseInt(edit.group(4)));
            return edit.group(1).equals("+") ? new LinkEdit.Add(link) : new LinkEdit.Remove(link);
        }).toList();
    }
}
