package io.evowire.genome;

import io.evowire.core.graph.Edge;
import io.evowire.core.graph.GraphModel;
import io.evowire.core.network.NodeOperation;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text form of genomes; {@link Genome#notation()} describes it. */
final class GenomeNotation {

    private static final String EXAMPLE = "WS(4, 0.75) n=16 seed=123 c=32 separable3x3 +0->5 -1->2";

    private static final Pattern STAGE = Pattern
            .compile("(?<model>\\w+\\([^()]*\\))"
                    + " n=(?<nodes>\\d+) seed=(?<seed>-?\\d+) c=(?<channels>\\d+)"
                    + " (?<operation>\\w+)(?<edits>(?: [+-]\\d+->\\d+)*)");
    private static final Pattern EDIT = Pattern.compile("([+-])(\\d+)->(\\d+)");

    private GenomeNotation() {}

    static String write(StageGenome stage) {
        var text = new StringBuilder("%s n=%s seed=%s c=%s %s".formatted(stage.model().notation(),
                stage.model().nodes(), stage.graphSeed(), stage.channels(),
                stage.operation().notation()));
        stage.edits().forEach(edit -> text.append(' ').append(edit.notation()));
        return text.toString();
    }

    static Genome read(String text) {
        return new Genome(
                Arrays.stream(text.split(";", -1)).map(GenomeNotation::readStage).toList());
    }

    private static StageGenome readStage(String text) {
        Matcher stage = STAGE.matcher(text.strip());
        if (!stage.matches()) {
            throw new IllegalArgumentException(
                    "Cannot read the stage '%s' of a genome; a stage looks like '%s'."
                            .formatted(text.strip(), EXAMPLE));
        }
        try {
            return new StageGenome(model(stage), Long.parseLong(stage.group("seed")),
                    edits(stage.group("edits")), Integer.parseInt(stage.group("channels")),
                    NodeOperation.of(stage.group("operation")));
        } catch (IllegalArgumentException e) { // NumberFormatException is one
            throw new IllegalArgumentException("Cannot read the stage '%s' of a genome: %s"
                    .formatted(text.strip(), e.getMessage()), e);
        }
    }

    private static GraphModel model(Matcher stage) {
        return GraphModel.parse(stage.group("model"), Integer.parseInt(stage.group("nodes")));
    }

    private static List<EdgeEdit> edits(String text) {
        return EDIT.matcher(text).results().<EdgeEdit>map(edit -> {
            var edge = new Edge(Integer.parseInt(edit.group(2)), Integer.parseInt(edit.group(3)));
            return edit.group(1).equals("+") ? new EdgeEdit.Add(edge) : new EdgeEdit.Remove(edge);
        }).toList();
    }
}
