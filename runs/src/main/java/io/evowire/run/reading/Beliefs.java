package io.evowire.run.reading;

import io.evowire.core.objective.Objective;
import io.evowire.core.statistics.gp.LeaveOneOut;
import io.evowire.evaluate.Outcome;
import io.evowire.run.config.RepeatsConfig.Question;
import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.store.History;
import io.evowire.run.store.Repeat;
import io.evowire.run.store.SecondLook;
import io.evowire.run.store.Trial;
import io.evowire.run.surrogate.Described;
import io.evowire.run.surrogate.Looks;
import io.evowire.run.surrogate.TrialModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a {@link TrialModel} believes of trials that were trained to the end.
 *
 * @param byTrial     by number of the trial
 * @param calibration how well it predicts; empty with fewer than two trainings
 */
public record Beliefs(Map<Integer, Belief> byTrial, Optional<Calibration> calibration) {

    /** Nothing, of any trial. */
    public static final Beliefs NONE = new Beliefs(Map.of(), Optional.empty());

    /** Of the standard normal distribution: between these limits lie 95 %. */
    private static final double LIMIT = 1.959964;

    public Beliefs {
        byTrial = Map.copyOf(byTrial);
    }

    /** With all trainings of the run. */
    static Beliefs of(CandidateFactory factory, History history) {
        return of(factory, history, trial -> Stream.concat(
                looks(history, trial), repeats(history, trial)));
    }

    /** With what the search itself saw: trials and second looks. */
    static Beliefs ofSearch(CandidateFactory factory, History history) {
        return of(factory, history, trial -> looks(history, trial));
    }

    private static Beliefs of(CandidateFactory factory, History history,
            Function<Trial, Stream<Outcome>> again) {
        List<Described> described = history.trials().stream().filter(Trial::completed)
                .map(trial -> Described.of(factory, trial)).toList();
        List<Looks> seen = new ArrayList<>(Looks.of(Objective.ACCURACY, described));
        described.forEach(one -> again.apply(one.trial())
                .filter(Outcome.Completed.class::isInstance).map(Outcome.Completed.class::cast)
                .forEach(outcome -> seen.add(
                        new Looks(one, 1, outcome.validationAccuracy(), 1))));
        return seen.isEmpty()
                ? NONE
                : of(described, TrialModel.of(Objective.ACCURACY, seen));
    }

    /** What a model believes of trials that were trained to the end. */
    public static Beliefs of(List<Described> trials, TrialModel model) {
        // In parallel: the features of thousands of networks take seconds.
        Map<Integer, Belief> byTrial = trials.parallelStream().collect(Collectors.toMap(
                one -> one.trial().number(), one -> Belief.of(model.of(one))));
        return new Beliefs(byTrial, model.looks().size() < 2
                ? Optional.empty()
                : Optional.of(calibration(model, model.leaveOneOut())));
    }

    private static Calibration calibration(TrialModel model, LeaveOneOut without) {
        List<Double> observed = model.looks().stream().map(Looks::value).toList();
        double within = IntStream.range(0, observed.size())
                .filter(i -> Math.abs(observed.get(i) - without.means().get(i)) <= LIMIT
                        * without.deviations().get(i))
                .count() / (double) observed.size();
        return new Calibration(
                model.looks().stream().map(looks -> looks.of().trial().number()).toList(),
                observed, without.means(), without.deviations(), without.rankCorrelation(),
                within);
    }

    private static Stream<Outcome> looks(History history, Trial trial) {
        return history.looks(trial.number()).stream().map(SecondLook::outcome);
    }

    // Of the same network, as long as any: other graphs of its setting say something else.
    private static Stream<Outcome> repeats(History history, Trial trial) {
        return history.repeats(trial.number()).stream()
                .filter(repeat -> repeat.of() == Question.INSTANCE && repeat.epochs() == 0)
                .map(Repeat::outcome);
    }

    /** What is believed of a trial; empty if nothing is. */
    public Optional<Belief> of(int trial) {
        return Optional.ofNullable(byTrial.get(trial));
    }

    /** Whether nothing is believed of any trial. */
    public boolean isEmpty() {
        return byTrial.isEmpty();
    }
}
