package io.evowire.run.study.simulation;

import io.evowire.core.statistics.Quartiles;
import io.evowire.run.UserException;
import io.evowire.run.config.SearchConfig;
import io.evowire.run.config.StrategyConfig.Kind;
import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.store.Redraws;
import io.evowire.run.generation.GenerationLoop;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Strategies compared on the same answers, at equal numbers of trials.
 *
 * @param factory of a run whose space, objectives and settings they search with
 * @param answers what comes out
 * @param trials  trials of each replay, at least 4
 */
public record StrategyStudy(CandidateFactory factory, Answers answers, int trials) {

    /** Hypervolumes are told after each quarter of the trials. */
    private static final int QUARTERS = 4;

    public StrategyStudy {
        if (trials < QUARTERS) {
            throw new UserException(
                    "--trials must be at least %d, not %d.".formatted(QUARTERS, trials));
        }
    }

    /**
     * What one strategy did.
     *
     * @param strategy    its name
     * @param trials      fewest trials that a seed made; fewer than asked for where nothing new was
     *                    left
     * @param progress    hypervolume over the seeds after each quarter of the trials, a fraction in
     *                    [0, 1]
     * @param exact       mean share of the answers that were recorded, not estimated
     * @param redraws     draws thrown away, over all seeds
     * @param repeated    suggestions of networks that were known already, over all seeds
     * @param hypervolume at the end, seed by seed
     */
    public record Result(String strategy, int trials, List<Progress> progress, double exact,
            Redraws redraws, int repeated, List<Double> hypervolume) {

        public Result {
            progress = List.copyOf(progress);
            hypervolume = List.copyOf(hypervolume);
        }
    }

    /** Hypervolume after some trials. */
    public record Progress(int trial, Quartiles hypervolume) {}

    /** Replays one strategy with as many seeds. */
    public Result of(Kind kind, int seeds) {
        List<SimulatedEvaluation> replays = Seeds.each(seeds, seed -> replay(kind, seed));
        List<Progress> progress = IntStream.rangeClosed(1, QUARTERS)
                .map(quarter -> trials * quarter / QUARTERS)
                .mapToObj(trial -> new Progress(trial, Quartiles.of(replays.stream()
                        .map(replay -> after(trial, replay.hypervolumes())).toList())))
                .toList();
        return new Result(kind.toString(),
                replays.stream().mapToInt(replay -> replay.trials().size()).min().orElseThrow(),
                progress,
                replays.stream().mapToDouble(SimulatedEvaluation::exact).average().orElseThrow(),
                replays.stream().map(SimulatedEvaluation::redraws).reduce(Redraws.NONE,
                        Redraws::plus),
                replays.stream().mapToInt(SimulatedEvaluation::repeated).sum(),
                replays.stream().map(replay -> after(trials, replay.hypervolumes())).toList());
    }

    private SimulatedEvaluation replay(Kind kind, long seed) {
        SearchConfig config = factory.config();
        var replayed = new CandidateFactory(
                config.with(config.strategy().withKind(kind), seed), factory.shape(),
                factory.classes());
        var evaluation = new SimulatedEvaluation(replayed, answers, trials);
        GenerationLoop.of(replayed).run(evaluation);
        return evaluation;
    }

    // A search that ended early stays where it was.
    private static double after(int trial, List<Double> hypervolumes) {
        return hypervolumes.get(Math.min(trial, hypervolumes.size()) - 1);
    }
}
