package io.evowire.run.console;

import io.evowire.run.study.recommended.RecommendedReading.Arm;
import io.evowire.run.study.recommended.RecommendedReading;
import io.evowire.run.study.recommended.Shift;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How good the networks are that searches recommend, as text. */
public final class RecommendedTable {

    private RecommendedTable() {}

    /** One line for each arm and reading. */
    public static String text(RecommendedReading reading) {
        var headings = new ArrayList<>(List.of("settings", "read by", "runs"));
        reading.budgets().forEach(budget -> headings.add(Figures.count(Math.round(budget))));
        headings.addAll(List.of("mean", "p", "corrected", "pairs: difference", "p",
                "gain over observed", "p"));
        var table = new TextTable(headings.toArray(String[]::new));
        for (Arm arm : reading.arms()) {
            table.row(Stream.of(
                    Stream.of(arm.settings(), arm.reading(), arm.runs().size()),
                    arm.byBudget().stream().map(Figures::percent),
                    Stream.of(Figures.percents(arm.quartiles()),
                            probability(arm.probability()), probability(arm.adjusted())),
                    difference(arm.pairs()), difference(arm.gain())).flatMap(cells -> cells)
                    .toArray());
        }
        return table + """
                Accuracy on the test images of the networks recommended within each budget of
                multiply-adds, trained again from scratch; mean of the budgets: median (and
                quartiles) over the runs.
                p: probability that such a difference to the first line of the same reading arises
                by chance (exact rank-sum test, two-sided), and corrected for the number of tests
                (Holm). Pairs: searches of equal seed; difference in points with its 95 % interval
                (exact signed-rank test).
                """ + (reading.failed() == 0
                ? ""
                : """
                        %d trainings came to no end and are left out; a network without any other
                        counts as a guess.
                        """.formatted(reading.failed()));
    }

    private static Stream<String> difference(@Nullable Shift shift) {
        if (shift == null) {
            return Stream.of("", "");
        }
        String interval = shift.low() == null || shift.high() == null
                ? ""
                : " (%s to %s)".formatted(Figures.points(shift.low()),
                        Figures.points(shift.high()));
        return Stream.of(Figures.points(shift.middle()) + interval,
                probability(shift.probability()));
    }

    private static String probability(@Nullable Double value) {
        return value == null ? "" : String.format(Locale.ROOT, "%.3f", value);
    }
}
