package io.evowire.run.study.searches;

import io.evowire.core.objective.Fitness;
import io.evowire.core.objective.Hypervolume;
import io.evowire.core.objective.Objective;
import io.evowire.core.statistics.MannWhitney;
import io.evowire.core.statistics.Quartiles;
import io.evowire.run.study.searches.Searched.Look;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How good searches were at equal trials, or in equal time.
 *
 * @param timed     whether they had equal time, and not equal trials
 * @param horizon   seconds or trials of each search that are looked at: those of the shortest
 * @param longest   seconds or trials of the longest, which are looked at up to {@code horizon} only
 * @param reference multiply-adds down to which hypervolumes are measured: 1.1 times the most of
 *                  any network
 * @param within    multiply-adds within which the best network of each search is told: the median
 *                  of all networks
 * @param rows      one for each arm, in their order
 */
public record SearchesReading(boolean timed, double horizon, double longest, double reference,
        double within, List<Row> rows) {

    private static final int QUARTERS = 4;
    private static final double MARGIN = 1.1;
    private static final double NOTABLY = 1.05;

    public SearchesReading {
        rows = List.copyOf(rows);
    }

    /**
     * Searches of one arm.
     *
     * @param arm         its name
     * @param searches    how many there are
     * @param trials      that ended, median
     * @param hypervolume of accuracy against multiply-adds after each quarter, over the searches,
     *                    fractions in [0, 1]
     * @param ends        hypervolume of each search at the end
     * @param best        highest validation accuracy of each search, quartiles
     * @param bestWithin  the same of networks within {@code within} multiply-adds; 0 for a search
     *                    that has none
     * @param probability of such a difference of {@code ends} to those of the first arm by chance
     *                    ({@link MannWhitney}); null for the first
     */
    public record Row(String arm, int searches, double trials, List<Quartiles> hypervolume,
            List<Double> ends, Quartiles best, Quartiles bestWithin,
            @Nullable Double probability) {

        public Row {
            hypervolume = List.copyOf(hypervolume);
            ends = List.copyOf(ends);
        }
    }

    /** Of searches that have ended; perhaps not of all. */
    public static SearchesReading of(List<Searched> searched, boolean timed) {
        DoubleSummaryStatistics lengths = searched.stream().mapToDouble(
                each -> timed ? each.searchSeconds() : each.trials()).summaryStatistics();
        double horizon = searched.isEmpty() ? 0 : lengths.getMin();
        double longest = searched.isEmpty() ? 0 : lengths.getMax();
        List<Double> costs = searched.stream().flatMap(each -> each.looks().stream())
                .filter(seen(timed, horizon)).map(look -> (double) look.macs()).toList();
        double most = MARGIN * costs.stream().mapToDouble(macs -> macs).max().orElse(0);
        double within = costs.isEmpty() ? 0 : Quartiles.of(costs).median();
        var reading = new SearchesReading(timed, horizon, longest, most, within, List.of());
        Map<String, List<Searched>> arms = searched.stream().collect(Collectors.groupingBy(
                Searched::arm, LinkedHashMap::new, Collectors.toList()));
        List<Double> first = arms.isEmpty()
                ? List.of()
                : arms.values().iterator().next().stream()
                        .map(each -> reading.hypervolume(each, horizon)).toList();
        String control = arms.keySet().stream().findFirst().orElse("");
        return new SearchesReading(timed, horizon, longest, most, within, arms.entrySet().stream()
                .map(arm -> reading.row(arm.getKey(), arm.getValue(),
                        arm.getKey().equals(control) ? null : first))
                .toList());
    }

    /**
     * One sentence for people on what is looked at, where some searches went on after the shortest
     * had ended; else empty.
     */
    public String cut() {
        if (longest <= horizon * NOTABLY) {
            return "";
        }
        return String.format(Locale.ROOT, """
                All searches are compared up to the end of the shortest, %.0f %s; the longest \
                has %.0f.""", horizon, unit(), longest);
    }

    /** What lengths are counted in. */
    public String unit() {
        return timed ? "seconds" : "trials";
    }

    private Row row(String arm, List<Searched> searches, @Nullable List<Double> first) {
        List<List<Double>> quarters = IntStream.rangeClosed(1, QUARTERS)
                .mapToObj(quarter -> searches.stream()
                        .map(each -> hypervolume(each, horizon * quarter / QUARTERS)).toList())
                .toList();
        return new Row(arm, searches.size(),
                Quartiles.of(searches.stream().map(each -> (double) each.looks().stream()
                        .filter(seen(timed, horizon)).count()).toList()).median(),
                quarters.stream().map(Quartiles::of).toList(), quarters.getLast(),
                Quartiles.of(searches.stream().map(each -> best(each, Double.MAX_VALUE)).toList()),
                Quartiles.of(searches.stream().map(each -> best(each, within)).toList()),
                first == null ? null : MannWhitney.probability(first, quarters.getLast()));
    }

    private static Predicate<Look> seen(boolean timed, double until) {
        return look -> timed ? look.seconds() <= until : look.trial() < until;
    }

    private double best(Searched search, double macs) {
        return search.looks().stream().filter(seen(timed, horizon))
                .filter(look -> look.macs() <= macs).mapToDouble(Look::accuracy).max().orElse(0);
    }

    // Fraction in [0, 1] of the box below the reference.
    private double hypervolume(Searched search, double until) {
        List<Objective> objectives = List.of(Objective.ACCURACY, Objective.MACS);
        return reference == 0
                ? 0
                : Hypervolume.of(search.looks().stream().filter(seen(timed, until))
                        .map(look -> Fitness.of(objectives,
                                List.of(look.accuracy(), (double) look.macs())))
                        .toList(), Fitness.of(objectives, List.of(0.0, reference))) / reference;
    }
}
