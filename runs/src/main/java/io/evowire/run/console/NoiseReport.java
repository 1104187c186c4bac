package io.evowire.run.console;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.evowire.core.statistics.Quartiles;
import io.evowire.core.statistics.SignedRank;
import io.evowire.run.study.simulation.FittedOutcomes;
import io.evowire.run.study.simulation.NoisyStudy.Arm;
import io.evowire.run.study.simulation.NoisyStudy.Difference;
import io.evowire.run.study.simulation.Quality;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Strategies side by side, as {@code simulate --noise} prints them.
 *
 * @param seeds     searches of each strategy
 * @param noise     standard deviation of one training, fraction
 * @param world     where true accuracies come from; null where they are made up
 * @param budgets   multiply-adds for which networks are recommended
 * @param arms      what each strategy came to
 */
public record NoiseReport(int seeds, double noise,
        @JsonInclude(Include.NON_NULL) @Nullable World world,
        List<Double> budgets, List<Arm> arms) {

    /**
     * What true accuracies are fitted with.
     *
     * @param kind      as on the command line
     * @param words     what it is
     * @param own       standard deviation of what is a network's own, fraction
     * @param estimates how well it predicts trained networks from others
     * @param process   how well the Gaussian process does that searches
     */
    public record World(String kind, String words, double own, Quality estimates,
            Quality process) {

        /** The world of fitted outcomes. */
        public static World of(FittedOutcomes outcomes) {
            return new World(outcomes.world().toString(), outcomes.world().words(),
                    outcomes.own(), outcomes.quality(), outcomes.process());
        }
    }

    public NoiseReport {
        budgets = List.copyOf(budgets);
        arms = List.copyOf(arms);
    }

    public String text() {
        var table = new TextTable("strategy", "read by", "trials", "shown", "true", "luck",
                "best trained", "difference", "p pairs", "p ranks");
        arms.forEach(arm -> table.row(row(arm)));
        return table + explain();
    }

    private static Object[] row(Arm arm) {
        Difference difference = arm.difference();
        return new Object[]{arm.strategy(), arm.reading(), arm.trials(), quartiles(arm.shown()),
                quartiles(arm.truth()), Figures.points(arm.luck()), quartiles(arm.best()),
                difference == null ? "" : difference(difference),
                difference == null ? "" : probability(difference.pairs()),
                difference == null ? "" : probability(difference.ranks())};
    }

    private static String difference(Difference difference) {
        SignedRank.Interval interval = difference.interval();
        return Figures.points(difference.middle()) + (interval == null
                ? ""
                : " (%s, %s)".formatted(Figures.points(interval.low()),
                        Figures.points(interval.high())));
    }

    private static String quartiles(List<Double> values) {
        return Figures.percents(Quartiles.of(values));
    }

    private static String probability(double value) {
        return value < 1e-3 ? "<0.001" : String.format(Locale.ROOT, "%.3f", value);
    }

    private String explain() {
        return """
                Mean accuracy of the networks recommended within %s multiply-adds:
                median (and quartiles) over %d seeds. Shown: what the search sees of them. True:
                how good they are. Luck: how much better they look than they are, mean over the
                seeds, in points. Best trained: what a perfect reading would recommend.
                Difference: of true accuracy to the first line, in points, pairs of the same seed
                (Hodges and Lehmann, with the interval of 95 %%). p: exact signed-rank test of the
                pairs, and exact rank-sum test, two-sided.
                """
                .formatted(budgets.stream().map(Figures::count).collect(Collectors.joining(", ")),
                        seeds)
                + origin();
    }

    private String origin() {
        String trainings = "A training has a standard deviation of %s."
                .formatted(Figures.percent(noise));
        if (world == null) {
            return trainings + " Accuracies are made up: they compare strategies, not networks.\n";
        }
        return trainings + """
                 A network is as good as
                %s, fitted to %d trained networks, lets expect, and has
                something of its own, with a standard deviation of %s. Each trained network
                estimated from others: deviation %s, rank correlation %.2f; the process
                that searches estimates them with %s and %.2f.
                """.formatted(world.words(), world.estimates().networks(),
                Figures.percent(world.own()), Figures.percent(world.estimates().deviation()),
                world.estimates().rankCorrelation(),
                Figures.percent(world.process().deviation()),
                world.process().rankCorrelation());
    }
}
