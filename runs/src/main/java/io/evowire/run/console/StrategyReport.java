package io.evowire.run.console;

import io.evowire.run.study.simulation.Quality;
import io.evowire.run.study.simulation.StrategyStudy;
import io.evowire.run.study.simulation.StrategyStudy.Progress;
import io.evowire.run.study.simulation.StrategyStudy.Result;
import io.evowire.run.surrogate.NearestNeighbours;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Strategies side by side, as {@code simulate --runs} prints them.
 *
 * @param seeds      repetitions of each strategy
 * @param estimates  how good estimated accuracies are, null where none are
 * @param strategies what each strategy did
 */
public record StrategyReport(int seeds, @Nullable Quality estimates,
        List<StrategyStudy.Result> strategies) {

    public StrategyReport {
        strategies = List.copyOf(strategies);
    }

    public String text() {
        List<Progress> checkpoints = strategies.getFirst().progress();
        var table = new TextTable(Stream.of(Stream.of("hypervolume after trial"),
                checkpoints.stream().map(progress -> Integer.toString(progress.trial())),
                Stream.of("trials", "exact", "infeasible", "duplicates", "saved", "repeated"))
                .flatMap(columns -> columns).toArray(String[]::new));
        strategies.forEach(result -> table.row(row(result)));
        return table + explain();
    }

    private static Object[] row(Result result) {
        return Stream.of(Stream.of(result.strategy()), result.progress().stream().map(
                progress -> "%.4f (%.4f, %.4f)".formatted(progress.hypervolume().median(),
                        progress.hypervolume().lower(), progress.hypervolume().upper())),
                Stream.<Object>of(result.trials(), Figures.percent(result.exact()),
                        result.redraws().infeasible(), result.redraws().duplicates(),
                        result.redraws().saved(), result.repeated()))
                .flatMap(columns -> columns).toArray();
    }

    private String explain() {
        String medians = "Median (and quartiles) over %d seeds.".formatted(seeds);
        return estimates == null
                ? medians + " Accuracies are made up: they compare strategies, not networks.\n"
                : medians + """
                         Networks that no run recorded get an estimate from their %d nearest
                        neighbours among the %d recorded ones, by %s.
                        Leaving out each recorded network: mean error %s, rank correlation %.2f.
                        """.formatted(NearestNeighbours.K, estimates.networks(),
                        String.join(", ", estimates.features()),
                        Figures.percent(estimates.meanError()),
                        estimates.rankCorrelation());
    }
}
