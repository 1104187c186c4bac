package io.evowire.run.wann;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a search stands.
 *
 * @param state       {@code running}, {@code stopped} or {@code finished}
 * @param generation  the last one that is recorded
 * @param generations how many there are to be
 * @param networks    networks scored, each under six weights
 * @param seconds     that they took
 * @param best        best mean score of the last generation
 * @param median      median of the mean scores of the last generation
 * @param champion    the best network so far
 * @param front       of the last generation
 */
public record WannSummary(String state, int generation, int generations, long networks,
        double seconds, @Nullable Double best, @Nullable Double median,
        @Nullable Champion champion, List<FrontPoint> front) {

    /**
     * The best network so far.
     *
     * @param generation  that it is of
     * @param score       mean over the six weights
     * @param connections of the network
     * @param hidden      nodes of the network
     * @param depth       connections on its longest path
     */
    public record Champion(int generation, double score, int connections, int hidden,
            int depth) {}

    public WannSummary {
        front = List.copyOf(front);
    }

    /** What a history tells. */
    public static WannSummary of(WannHistory history, boolean running) {
        Optional<WannBudget> budget = history.budget();
        var last = history.generations().isEmpty() ? null : history.generations().getLast();
        return new WannSummary(
                running
                        ? "running"
                        : budget.filter(
                                to -> to.isSpent(history.last(), history.seconds())).isPresent()
                                        ? "finished"
                                        : "stopped",
                history.last(), budget.map(WannBudget::generations).orElse(0),
                (long) history.last() * history.record().settings().population(),
                history.seconds(), last == null ? null : last.best(),
                last == null ? null : last.median(),
                history.champion().map(WannSummary::champion).orElse(null),
                last == null ? List.of() : last.front());
    }

    private static Champion champion(WannChampion champion) {
        var network = champion.value();
        return new Champion(champion.generation(), champion.score(),
                network.connections().size(), network.hidden(), network.depth());
    }
}
