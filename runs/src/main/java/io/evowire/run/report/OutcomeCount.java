package io.evowire.run.report;

import io.evowire.evaluate.Outcome;
import io.evowire.run.store.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many trials ended in one way.
 *
 * @param state    name of the outcome; {@code PROPOSED} for trials without one
 * @param count    number of trials
 * @param examples a few of them, with what was recorded
 */
public record OutcomeCount(String state, int count, List<Example> examples) {

    private static final int EXAMPLES = 3;

    /** One trial and what it left. */
    public record Example(int trial, String text) {}

    public OutcomeCount {
        examples = List.copyOf(examples);
    }

    /** The outcomes that there are, the most frequent first. */
    static List<OutcomeCount> of(List<Trial> trials) {
        Map<String, List<Trial>> byState = new TreeMap<>();
        trials.forEach(trial -> byState.computeIfAbsent(trial.state(), s -> new ArrayList<>())
                .add(trial));
        return byState.entrySet().stream()
                .map(entry -> new OutcomeCount(entry.getKey(), entry.getValue().size(),
                        entry.getValue().stream().limit(EXAMPLES)
                                .map(trial -> new Example(trial.number(), text(trial))).toList()))
                .sorted((a, b) -> Integer.compare(b.count, a.count)).toList();
    }

    /** What is recorded beside the name of the outcome; empty where that says all. */
    static String text(Trial trial) {
        return trial.outcome().map(OutcomeCount::text).orElse("");
    }

    private static String text(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Completed completed -> completed.unmeasured() == null
                    ? ""
                    : "not measured: " + completed.unmeasured();
            case Outcome.Paused paused -> "at step %d of %d with %.2f %%".formatted(paused.step(),
                    paused.steps(), 100 * paused.validationAccuracy());
            case Outcome.Tested tested -> "%d images looked at".formatted(
                    tested.recognition().confusion().images());
            case Outcome.Judged judged -> "%d images looked at".formatted(
                    judged.recognition().confusion().images());
            case Outcome.Damaged damaged -> "%d nodes and edges removed".formatted(
                    damaged.profile().nodes().size() + damaged.profile().edges().size());
            case Outcome.Pruned pruned -> "stopped at rung %d with %.2f %%".formatted(
                    pruned.rung(), 100 * pruned.validationAccuracy());
            case Outcome.Infeasible infeasible -> infeasible.constraint();
            case Outcome.Diverged diverged -> "loss %s at step %d".formatted(diverged.loss(),
                    diverged.step());
            case Outcome.OutOfMemory memory -> memory.message();
            case Outcome.TimedOut timedOut -> "longer than %.0f s".formatted(
                    timedOut.limitSeconds());
            case Outcome.Crashed crashed -> crashed.message();
            case Outcome.Failed failed -> failed.message();
            case Outcome.Lost lost -> lost.message();
        };
    }
}
