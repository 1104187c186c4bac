package io.evowire.run.report;

import io.evowire.evaluate.Outcome;
import io.evowire.run.config.RepeatsConfig.Question;
import io.evowire.run.store.History;
import io.evowire.run.store.Repeat;
import io.evowire.run.store.Trial;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One training of a network after the search.
 *
 * @param of         what was varied
 * @param epochs     passes over the training split, 0 for those of the recipe
 * @param repeat     number among the repeats of this kind, from 0
 * @param seed       seed of the training, as text: JavaScript's numbers would round it
 * @param state      name of the outcome
 * @param validation validation accuracy, fraction in [0, 1]; null unless trained to the end
 * @param test       test accuracy, the same
 * @param seconds    time that it took, the same
 */
public record RepeatResult(Question of, int epochs, int repeat, String seed, String state,
        @Nullable Double validation, @Nullable Double test, @Nullable Double seconds) {

    /** All of a run, by number of the trial; only trials that were trained again. */
    static Map<Integer, List<RepeatResult>> of(History history) {
        Map<Integer, List<RepeatResult>> results = new LinkedHashMap<>();
        for (Trial trial : history.trials()) {
            List<Repeat> repeats = history.repeats(trial.number());
            if (!repeats.isEmpty()) {
                results.put(trial.number(), repeats.stream().map(RepeatResult::of).toList());
            }
        }
        return results;
    }

    private static RepeatResult of(Repeat repeat) {
        var completed = repeat.outcome() instanceof Outcome.Completed ended ? ended : null;
        return new RepeatResult(repeat.of(), repeat.epochs(), repeat.repeat(),
                Long.toString(repeat.seed()), repeat.outcome().state(),
                completed == null ? null : (Double) completed.validationAccuracy(),
                completed == null ? null : completed.testAccuracy(),
                completed == null ? null : (Double) Decimals.round(completed.seconds(), 2));
    }
}
