package io.evowire.run.training;

import io.evowire.core.statistics.RankCorrelation;
import io.evowire.run.config.RungsConfig;
import io.evowire.run.store.History;
import io.evowire.run.store.RungResult;
import io.evowire.run.store.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What the rungs of a run saved, and whether they can be trusted, from its records alone.
 *
 * @param pruned  trials that ended at a rung, by rung
 * @param trained share of a whole training that each trial took on average, in (0, 1], over the
 *                trials that were trained to a rung and ended pruned or completed; 0 where there is
 *                none
 * @param saved   trainings of the whole recipe that pruning saved, in steps not trained
 * @param steps   how far consecutive rungs agree
 */
public record RungStatistics(List<Integer> pruned, double trained, double saved,
        List<Agreement> steps) {

    /** Below this rank correlation a rung says too little of the next one. */
    static final double LEAST_CORRELATION = 0.5;

    /** Fewer pairs than this say nothing. */
    static final int LEAST_PAIRS = 10;

    public RungStatistics {
        pruned = List.copyOf(pruned);
        steps = List.copyOf(steps);
    }

    /**
     * How far the accuracies on a rung and on the next one put the trials in the same order. Only
     * trials that went on are seen on both, of all sizes: that larger networks are better on both
     * rungs counts as agreement, too, so a rung may tell networks of one size apart worse than this
     * says.
     *
     * @param rung        index of the first rung of the two, from 0
     * @param pairs       trials with an accuracy on both
     * @param correlation Spearman's rank correlation in [-1, 1]; 0 for fewer than two pairs
     */
    public record Agreement(int rung, int pairs, double correlation) {

        /** Whether there is reason to distrust the rung. */
        public boolean isPoor() {
            return pairs >= LEAST_PAIRS && correlation < LEAST_CORRELATION;
        }
    }

    /** Of a run; empty where its configuration prunes nothing. */
    public static Optional<RungStatistics> of(RungsConfig rungs, History history) {
        if (!rungs.prunes()) {
            return Optional.empty();
        }
        List<RungResult> ends = history.trials().stream()
                .filter(trial -> trial.ended() && trial.accuracy().isPresent())
                .flatMap(trial -> history.rungs(trial.number()).reversed().stream().limit(1))
                .toList();
        double saved = ends.stream()
                .filter(end -> !history.trial(end.trial()).orElseThrow().completed())
                .mapToDouble(end -> 1 - (double) end.step() / end.steps()).sum();
        return Optional.of(new RungStatistics(
                IntStream.range(0, rungs.last()).map(rung -> pruned(rung, history)).boxed()
                        .toList(),
                ends.isEmpty() ? 0 : 1 - saved / ends.size(), saved,
                IntStream.range(0, rungs.last()).mapToObj(rung -> agreement(rung, rungs, history))
                        .toList()));
    }

    private static int pruned(int rung, History history) {
        return (int) history.trials().stream().filter(trial -> trial.pruned(rung)).count();
    }

    private static Agreement agreement(int rung, RungsConfig rungs, History history) {
        List<Double> first = new ArrayList<>();
        List<Double> second = new ArrayList<>();
        for (Trial trial : history.trials()) {
            Optional<Double> now = accuracy(rung, rungs, trial, history);
            Optional<Double> next = accuracy(rung + 1, rungs, trial, history);
            if (now.isPresent() && next.isPresent()) {
                first.add(now.get());
                second.add(next.get());
            }
        }
        return new Agreement(rung, first.size(), RankCorrelation.of(first, second));
    }

    private static Optional<Double> accuracy(int rung, RungsConfig rungs, Trial trial,
            History history) {
        return rung == rungs.last()
                ? trial.completed()
                        ? Optional.of(trial.accuracy().orElseThrow())
                        : Optional.empty()
                : history.rungs(trial.number()).stream().filter(result -> result.rung() == rung)
                        .map(RungResult::accuracy).findFirst();
    }

    /** What to be told, if pruning is unreliable in this run. */
    public Optional<String> warning() {
        return steps.stream().filter(Agreement::isPoor).findFirst()
                .map(poor -> """
                        Pruning is unreliable here: accuracies on rung %d and on the next one have \
                        a rank correlation of only %.2f over %d trials (below %.1f). Use fewer \
                        rungs, a smaller strategy.rungs.eta or a longer recipe."""
                        .formatted(poor.rung(),
                                poor.correlation(), poor.pairs(), LEAST_CORRELATION));
    }
}
