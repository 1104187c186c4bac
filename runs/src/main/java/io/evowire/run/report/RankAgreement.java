package io.evowire.run.report;

import io.evowire.core.statistics.RankCorrelation;
import io.evowire.evaluate.Outcome;
import io.evowire.run.store.Trial;
import java.util.ArrayList;
import java.util.List;

/**
 * How well the order of networks after some epochs tells their order at the end: what a search
 * could save by stopping early.
 *
 * @param epoch       epochs trained, from 1
 * @param count       networks compared
 * @param correlation Spearman's rank correlation with the accuracy at the end, in [-1, 1]
 */
public record RankAgreement(int epoch, int count, double correlation) {

    /** Fewer networks have no order worth a number. */
    private static final int FEWEST = 5;

    /** The agreement after each epoch but the last; none if trainings have one epoch. */
    static List<RankAgreement> of(List<Trial> trials) {
        List<Outcome.Completed> completed = trials.stream()
                .flatMap(trial -> trial.outcome().stream())
                .filter(Outcome.Completed.class::isInstance).map(Outcome.Completed.class::cast)
                .toList();
        int epochs = completed.stream().mapToInt(c -> c.curve().size()).max().orElse(0);
        List<Outcome.Completed> whole = completed.stream()
                .filter(c -> c.curve().size() == epochs).toList();
        if (whole.size() < FEWEST) {
            return List.of();
        }
        List<Double> end = whole.stream().map(Outcome.Completed::validationAccuracy).toList();
        List<RankAgreement> agreements = new ArrayList<>();
        for (int epoch = 1; epoch < epochs; epoch++) {
            int index = epoch - 1;
            List<Double> early = whole.stream()
                    .map(c -> c.curve().get(index).validationAccuracy()).toList();
            if (ordered(early) && ordered(end)) {
                agreements.add(new RankAgreement(epoch, whole.size(),
                        RankCorrelation.of(early, end)));
            }
        }
        return agreements;
    }

    private static boolean ordered(List<Double> values) {
        return values.stream().distinct().count() > 1;
    }
}
