package io.evowire.run.reading;

import io.evowire.core.objective.Objective;
import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.store.History;
import io.evowire.run.store.Trial;
import io.evowire.run.surrogate.Described;
import io.evowire.run.surrogate.Looks;
import io.evowire.run.surrogate.TrialModel;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What is believed of single trials by those that had ended when something was decided, whatever
 * was trained since. What nobody asks for is not computed: of thousands of trials it would take
 * seconds.
 */
public final class EarlierBeliefs {

    private final Map<Integer, Described> trials; // that were trained to the end
    private final Optional<TrialModel> model;

    private EarlierBeliefs(Map<Integer, Described> trials, Optional<TrialModel> model) {
        this.trials = trials;
        this.model = model;
    }

    /** The beliefs before a generation. */
    public static EarlierBeliefs before(int generation, CandidateFactory factory,
            History history) {
        return of(trial -> trial.proposal().generation() < generation, factory, history);
    }

    /**
     * The beliefs when some trials had ended.
     *
     * @param known which trials
     */
    public static EarlierBeliefs of(Predicate<Trial> known, CandidateFactory factory,
            History history) {
        Map<Integer, Described> trials = history.trials().stream().filter(Trial::completed)
                .filter(known)
                .map(trial -> Described.of(factory, trial))
                .collect(Collectors.toMap(one -> one.trial().number(), Function.identity()));
        return new EarlierBeliefs(trials, trials.isEmpty()
                ? Optional.empty()
                : Optional.of(TrialModel.of(Objective.ACCURACY,
                        Looks.of(Objective.ACCURACY, trials.values()))));
    }

    /** What is believed of a trial; empty if it had not been trained to the end. */
    public Optional<Belief> of(int trial) {
        return model.flatMap(known -> Optional.ofNullable(trials.get(trial))
                .map(one -> Belief.of(known.of(one))));
    }
}
