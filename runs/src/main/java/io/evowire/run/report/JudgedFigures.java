package io.evowire.run.report;

import io.evowire.core.statistics.Detection;
import io.evowire.evaluate.Outcome;
import io.evowire.run.problem.Run;
import io.evowire.run.store.History;
import io.evowire.run.store.Judged;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * How a network tells what is really novel, as the page shows it; all but the first two are null if
 * it was not trained to the end.
 *
 * @param trial       number of its trial
 * @param state       name of the outcome
 * @param auprc       average precision by 1 - the largest probability, fraction in [0, 1]
 * @param auroc       area under the ROC curve by the same
 * @param energyAuprc average precision by the energy
 * @param energyAuroc area under the ROC curve by the energy
 * @param prevalence  share of novel images
 * @param accuracy    on the test images of the classes that it learned
 */
public record JudgedFigures(int trial, String state, @Nullable Double auprc,
        @Nullable Double auroc, @Nullable Double energyAuprc, @Nullable Double energyAuroc,
        @Nullable Double prevalence, @Nullable Double accuracy) {

    private static final int DECIMALS = 6;

    /** Those of a run; null where nothing is novel. */
    static @Nullable List<JudgedFigures> of(Run run, History history) {
        return run.config().task().novelty().isOn()
                ? history.judged().stream().map(JudgedFigures::of).toList()
                : null;
    }

    private static JudgedFigures of(Judged judged) {
        Optional<Outcome.Judged> found = judged.judgement();
        Optional<Detection> softmax = found.map(result -> result.novelty().softmax());
        Optional<Detection> energy = found.map(result -> result.novelty().energy());
        return new JudgedFigures(judged.trial(), judged.outcome().state(),
                rounded(softmax, Detection::averagePrecision), rounded(softmax, Detection::auroc),
                rounded(energy, Detection::averagePrecision), rounded(energy, Detection::auroc),
                rounded(softmax, Detection::prevalence),
                rounded(found, result -> result.recognition().confusion().accuracy()));
    }

    private static <T> @Nullable Double rounded(Optional<T> of, ToDoubleFunction<T> value) {
        return of.map(found -> Decimals.round(value.applyAsDouble(found), DECIMALS)).orElse(null);
    }
}
