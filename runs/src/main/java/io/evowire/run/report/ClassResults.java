package io.evowire.run.report;

import io.evowire.core.statistics.Confusion;
import io.evowire.core.statistics.Confusion.Mistake;
import io.evowire.evaluate.Recognition;
import io.evowire.run.store.History;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What the page tells of how well a network recognises the images of each class. It stays small
 * however many classes there are.
 *
 * @param epochs           passes of the final training whose model was tested; null if it was the
 *                         model of the search
 * @param of               which images it looked at
 * @param images           how many
 * @param accuracy         share of them that it recognised, fraction in [0, 1]
 * @param balancedAccuracy mean recall of the classes that have images, fraction in [0, 1]
 * @param recall           of each class in turn, fraction in [0, 1]; null where it has no images
 * @param sizes            images of each class in turn
 * @param confusion        the whole matrix, a row for each true class, a column for each class
 *                         taken for; null if there are more than {@value #MOST_IN_A_MATRIX} classes
 * @param mistakes         the most frequent ones
 */
public record ClassResults(@Nullable Integer epochs, Recognition.Part of, int images,
        double accuracy,
        double balancedAccuracy, List<@Nullable Double> recall, List<Integer> sizes,
        @Nullable List<List<Integer>> confusion, List<Mistake> mistakes) {

    /** Classes of the largest matrix that people can read. */
    private static final int MOST_IN_A_MATRIX = 20;
    private static final int MISTAKES = 10;
    private static final int DECIMALS = 6;

    /** Of each trial that was tested, by its number. */
    static Map<Integer, ClassResults> of(History history) {
        Map<Integer, ClassResults> results = new LinkedHashMap<>();
        if (history.anyTested()) {
            history.trials().forEach(trial -> history.tested(trial.number())
                    .ifPresent(found -> results.put(trial.number(),
                            of(found, history.finalEpochs(trial.number())))));
        }
        return results;
    }

    private static ClassResults of(Recognition found, OptionalInt epochs) {
        Confusion confusion = found.confusion();
        List<@Nullable Double> recall = new ArrayList<>(); // List.copyOf would refuse the nulls
        List<Integer> sizes = new ArrayList<>();
        for (int label = 0; label < confusion.classes(); label++) {
            recall.add(Decimals.round(confusion.recall(label), DECIMALS));
            sizes.add(confusion.images(label));
        }
        return new ClassResults(epochs.isPresent() ? (Integer) epochs.getAsInt() : null, found.of(),
                confusion.images(),
                Decimals.round(confusion.accuracy(), DECIMALS),
                Decimals.round(confusion.balancedAccuracy(), DECIMALS), recall, sizes,
                confusion.classes() > MOST_IN_A_MATRIX ? null : confusion.counts(),
                confusion.mistakes(MISTAKES));
    }
}
