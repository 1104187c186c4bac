package io.evowire.run.repeat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.evowire.core.statistics.Sample;
import io.evowire.run.config.RepeatKind;
import io.evowire.run.config.RepeatsConfig.Question;
import io.evowire.run.store.Repeat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How good a trial is, as its repeats say. The accuracy that the search saw is left out: the trial
 * was chosen for it, so it is likely to have been lucky.
 *
 * @param trial         number of the trial
 * @param of            what was varied
 * @param epochs        passes over the training split, 0 for those of the recipe
 * @param repeats       repeats that were trained to the end, at least 1
 * @param failed        repeats that were not; they are in no mean
 * @param mean          of validation accuracy, fraction in [0, 1]
 * @param deviation     standard deviation of the same, null for a single repeat
 * @param onFront       probability that the trial is really on the front, see
 *                      {@link FrontProbability}; null as long as any member has fewer than two
 *                      repeats, or where the trial is not on it as measured
 * @param testMean      of test accuracy, fraction in [0, 1]; null where it was not measured
 * @param testDeviation standard deviation of the same, null for a single repeat
 * @param balancedMean  of balanced validation accuracy, fraction in [0, 1]; null where it was not
 *                      asked for
 * @param balancedDeviation standard deviation of the same, null for a single repeat
 * @param auprcMean     of the average precision of what is novel, fraction in [0, 1]; null where
 *                      nothing is
 * @param auprcDeviation standard deviation of the same, null for a single repeat
 */
public record FrontEstimate(int trial, Question of, int epochs, int repeats, int failed,
        double mean, @Nullable Double deviation, @Nullable Double onFront,
        @Nullable Double testMean, @Nullable Double testDeviation,
        @JsonInclude(Include.NON_NULL) @Nullable Double balancedMean,
        @JsonInclude(Include.NON_NULL) @Nullable Double balancedDeviation,
        @JsonInclude(Include.NON_NULL) @Nullable Double auprcMean,
        @JsonInclude(Include.NON_NULL) @Nullable Double auprcDeviation) {

    /** Where nothing is novel. */
    public FrontEstimate(int trial, Question of, int epochs, int repeats, int failed, double mean,
            @Nullable Double deviation, @Nullable Double onFront, @Nullable Double testMean,
            @Nullable Double testDeviation, @Nullable Double balancedMean,
            @Nullable Double balancedDeviation) {
        this(trial, of, epochs, repeats, failed, mean, deviation, onFront, testMean,
                testDeviation, balancedMean, balancedDeviation, null, null);
    }

    /** Without a balanced accuracy. */
    public FrontEstimate(int trial, Question of, int epochs, int repeats, int failed, double mean,
            @Nullable Double deviation, @Nullable Double onFront, @Nullable Double testMean,
            @Nullable Double testDeviation) {
        this(trial, of, epochs, repeats, failed, mean, deviation, onFront, testMean,
                testDeviation, null, null);
    }

    /** With which other estimates it may be compared. */
    public RepeatKind kind() {
        return new RepeatKind(of, epochs);
    }

    /**
     * From the repeats of one trial and kind, at least one of which was trained to the end.
     *
     * @param onFront probability that the trial is really on the front, null where it is unknown
     */
    static FrontEstimate of(List<Repeat> repeats, @Nullable Double onFront) {
        Repeat any = repeats.getFirst();
        Sample validation = Sample.of(repeats.stream().map(FrontEstimates::validation).toList());
        Sample test = Sample.of(repeats.stream().map(FrontEstimates::test).toList());
        Sample balanced = Sample.of(repeats.stream().map(FrontEstimates::balanced).toList());
        Sample auprc = Sample.of(repeats.stream().map(FrontEstimates::auprc).toList());
        return new FrontEstimate(any.trial(), any.of(), any.epochs(), validation.values().size(),
                repeats.size() - validation.values().size(),
                Objects.requireNonNull(validation.mean(), "no repeat was trained to the end"),
                validation.deviation(), onFront, test.mean(), test.deviation(), balanced.mean(),
                balanced.deviation(), auprc.mean(), auprc.deviation());
    }
}
