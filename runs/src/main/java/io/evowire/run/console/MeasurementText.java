package io.evowire.run.console;

import io.evowire.evaluate.DamageProfile;
import io.evowire.evaluate.DamageProfile.EdgeLoss;
import io.evowire.evaluate.DamageProfile.NodeLoss;
import io.evowire.evaluate.Latency;
import io.evowire.evaluate.Outcome;
import io.evowire.run.store.Trial;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Latency and damage as people read them. */
public final class MeasurementText {

    private MeasurementText() {}

    /** A node or edge that was removed, in words, and the accuracy lost, fraction in [-1, 1]. */
    public record Loss(String removed, double loss) {}

    /** Rows of what was measured of a trial, if anything was. */
    public static void rows(Outcome.Completed completed, TextTable table) {
        if (completed.unmeasured() != null) {
            table.row("not measured", completed.unmeasured());
        }
        if (completed.latency() != null) {
            table.row("latency", latency(completed.latency()));
        }
        if (completed.damage() != null) {
            Loss worst = losses(completed.damage()).getFirst();
            table.row("damage", mean(completed.damage())).row("worst loss",
                    "%s: %s".formatted(worst.removed(), Figures.percent(worst.loss())));
        }
    }

    /** The mean loss of a trial, such as {@code 3.21 %}; empty if it was not measured. */
    public static String damage(Trial trial) {
        return trial.damage().map(damage -> Figures.percent(damage.mean())).orElse("");
    }

    /** The latency of a trial, such as {@code 1.234 ms}; empty if it was not measured. */
    public static String latency(Trial trial) {
        return trial.latency().map(latency -> milliseconds(latency.milliseconds())).orElse("");
    }

    private static String latency(Latency latency) {
        return "%s for a batch of %d (interquartile range %s, %d runs)".formatted(
                milliseconds(latency.milliseconds()), latency.batch(),
                milliseconds(latency.spread()), latency.runs());
    }

    /** Such as {@code 1.234 ms}. */
    static String milliseconds(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.3f ms" : "%.0f ms", value);
    }

    /** The mean loss and what it is of, in one line. */
    public static String mean(DamageProfile damage) {
        return "%s lost on average of %s on %d images: %s by one of %s, %s by one of %s".formatted(
                Figures.percent(damage.mean()), Figures.percent(damage.accuracy()),
                damage.images(), Figures.percent(damage.meanOfNodes()),
                part(damage.nodes().size(), damage.allNodes(), "nodes"),
                Figures.percent(damage.meanOfEdges()),
                part(damage.edges().size(), damage.allEdges(), "edges"));
    }

    private static String part(int some, int all, String of) {
        return some == all ? "%d %s".formatted(all, of) : "%d of %d %s".formatted(some, all, of);
    }

    /** What was removed, the greatest loss first. */
    public static List<Loss> losses(DamageProfile damage) {
        return Stream.concat(damage.nodes().stream().map(MeasurementText::loss),
                damage.edges().stream().map(MeasurementText::loss))
                .sorted(Comparator.comparingDouble((Loss loss) -> -loss.loss())).toList();
    }

    private static Loss loss(NodeLoss node) {
        return new Loss("stage %d node %d".formatted(node.stage(), node.node()), node.loss());
    }

    private static Loss loss(EdgeLoss edge) {
        return new Loss(edge.fromStage() == null
                ? "stage %d edge %d->%d".formatted(edge.stage(), edge.from(), edge.to())
                : "stage %d link %d of stage %d->%d".formatted(edge.stage(), edge.from(),
                        edge.fromStage(), edge.to()),
                edge.loss());
    }
}
