package io.evowire.run.study.simulation;

import io.evowire.core.objective.Constraint;
import io.evowire.evaluate.Outcome;
import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.problem.FitnessScale;
import io.evowire.run.store.Generation.Asked;
import io.evowire.run.store.Proposal;
import io.evowire.run.store.Redraws;
import io.evowire.run.store.Trial;
import io.evowire.run.generation.Decision;
import io.evowire.run.generation.Evaluation;
import io.evowire.run.study.simulation.Answers.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Evaluation that trains nothing: answers come from a table. */
public final class SimulatedEvaluation implements Evaluation {

    private final CandidateFactory factory;
    private final Answers answers;
    private final FitnessScale scale;
    private final int budget;
    private final List<Trial> trials = new ArrayList<>();
    private final List<Double> hypervolumes = new ArrayList<>();
    private final List<Trial> looks = new ArrayList<>();
    private List<Trial> front = List.of();
    private Redraws redraws = Redraws.NONE; // since the newest trial
    private int exact;
    private int repeated;

    /**
     * An evaluation.
     *
     * @param budget number of trainings, second looks included, after which it ends the search
     */
    public SimulatedEvaluation(CandidateFactory factory, Answers answers, int budget) {
        this.factory = factory;
        this.answers = answers;
        this.scale = FitnessScale.of(factory);
        this.budget = budget;
    }

    @Override
    public int limit(int before) {
        return budget;
    }

    @Override
    public List<Trial> evaluate(Decision decision) {
        decision.fresh().forEach(trial -> add(trial.proposal(factory)));
        redraws = decision.generation().carried();
        List<Trial> asked = decision.generation().asked().stream()
                .map(this::asked).toList();
        repeated += (int) decision.generation().asked().stream()
                .filter(request -> request.seed() == null).count() - decision.fresh().size();
        return asked;
    }

    private Trial asked(Asked request) {
        Trial trial = trials.get(request.trial());
        if (request.seed() == null || !trial.completed()) {
            return trial;
        }
        Trial look = new Trial(trial.proposal(),
                Optional.of(answers.again(trial.proposal(), request.seed())));
        looks.add(look);
        return look;
    }

    private void add(Proposal proposal) {
        Optional<Constraint> broken = factory.broken(proposal.cost());
        Answer answer = broken.isPresent()
                ? new Answer(new Outcome.Infeasible(broken.get().notation()), true)
                : answers.answer(proposal);
        exact += answer.exact() ? 1 : 0;
        var trial = new Trial(proposal, Optional.of(answer.outcome()));
        trials.add(trial);
        List<Trial> candidates = new ArrayList<>(front);
        candidates.add(trial);
        front = scale.front(candidates);
        hypervolumes.add(front.contains(trial) || hypervolumes.isEmpty()
                ? scale.hypervolume(front)
                : hypervolumes.getLast());
    }

    /** All trials so far, by number. */
    public List<Trial> trials() {
        return List.copyOf(trials);
    }

    /** What second looks at trials came to, in their order. */
    public List<Trial> looks() {
        return List.copyOf(looks);
    }

    /** Hypervolume after each trial, fraction in [0, 1] of the box below the reference point. */
    public List<Double> hypervolumes() {
        return List.copyOf(hypervolumes);
    }

    /** Draws that the strategy threw away. */
    public Redraws redraws() {
        return trials.stream().map(trial -> trial.proposal().redraws()).filter(Objects::nonNull)
                .reduce(redraws, Redraws::plus);
    }

    /**
     * Suggestions of networks that were known already: places in generations that brought nothing.
     */
    public int repeated() {
        return repeated;
    }

    /** Share of the answers, in [0, 1], that were not estimated; 1 where nothing was asked. */
    public double exact() {
        return trials.isEmpty() ? 1 : (double) exact / trials.size();
    }
}
