package io.evowire.run.console;

import io.evowire.run.wann.study.WannComparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The result of a study of weight agnostic networks as text. */
public final class WannStudyTable {

    private static final Set<String> FRACTIONS = Set.of("random weight", "deviation over weights",
            "ensemble", "tuned weight");

    private WannStudyTable() {}

    /** Means and deviations by arm. */
    public static String text(WannComparison comparison) {
        List<String> head = new ArrayList<>(
                List.of("mean and deviation of %d".formatted(comparison.seeds())));
        head.addAll(comparison.arms());
        var table = new TextTable(head.toArray(String[]::new));
        comparison.rows().forEach(row -> add(table, row, FRACTIONS.contains(row.name())));
        comparison.trainings().forEach(row -> add(table, row, true));
        var gains = comparison.gains();
        return table + """
                Accuracies are of the test images. Gain of nodes: rank correlation, over the
                hidden nodes of a network, of what Adam gains at a node with its gradient before
                the training, and with the mean length of the paths through it.
                """ + (gains.pathLength() == null && gains.gradient() == null
                ? ""
                : """
                        Over %d networks, what Adam gains over the tuned weight has a rank \
                        correlation
                        of %s with the mean length of paths, and of %s with the median gradient of \
                        nodes.
                        """.formatted(gains.networks(), rank(gains.pathLength()),
                        rank(gains.gradient())));
    }

    private static void add(TextTable table, WannComparison.Row row, boolean fraction) {
        List<Object> cells = new ArrayList<>(List.of(row.name()));
        row.values().forEach(value -> cells.add(value == null ? "" : cell(value, fraction)));
        table.row(cells.toArray());
    }

    private static String cell(WannComparison.Value value, boolean fraction) {
        return fraction
                ? "%s ± %.2f".formatted(Figures.percent(value.mean()), 100 * value.sd())
                : Math.abs(value.mean()) >= 100
                        ? "%.0f ± %.0f".formatted(value.mean(), value.sd())
                        : "%.3f ± %.3f".formatted(value.mean(), value.sd());
    }

    private static String rank(@Nullable Double rank) {
        return rank == null ? "(none)" : "%.2f".formatted(rank);
    }
}
