package io.evowire.run.study.simulation;

import io.evowire.evaluate.Outcome;
import io.evowire.run.UserException;
import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.problem.Run;
import io.evowire.run.store.Proposal;
import io.evowire.run.store.Trial;
import io.evowire.run.surrogate.Features;
import io.evowire.run.surrogate.NearestNeighbours;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Outcomes that earlier runs recorded. A network of a recorded key has the recorded outcome; any
 * other one the accuracy that its nearest completed neighbours let expect.
 */
public final class OutcomeTable implements Answers {

    private final Map<String, Outcome> recorded = new HashMap<>();
    private final List<Double> accuracies;
    private final NearestNeighbours neighbours;
    private final CandidateFactory factory;

    /**
     * A table.
     *
     * @param trials  any; of a key that occurs more than once the first outcome counts
     * @param factory reads their genomes
     * @throws UserException if fewer than two of them completed
     */
    public OutcomeTable(Collection<Trial> trials, CandidateFactory factory) {
        this.factory = factory;
        Map<String, Trial> completed = new HashMap<>();
        for (Trial trial : trials) {
            if (trial.proposal().donor() != null) {
                continue; // its accuracy contains the training of others
            }
            trial.outcome().filter(OutcomeTable::isWhole).ifPresent(
                    outcome -> recorded.putIfAbsent(trial.proposal().key(), outcome));
            if (trial.completed()) {
                completed.putIfAbsent(trial.proposal().key(), trial);
            }
        }
        if (completed.size() < 2) {
            throw new UserException(
                    """
                            --runs: only %d of their networks were fully trained from scratch; at \
                            least 2 are needed. Name other runs; runs with \
                            strategy.warmStart=false have most."""
                            .formatted(completed.size()));
        }
        List<Trial> known = completed.values().stream()
                .sorted((a, b) -> a.proposal().key().compareTo(b.proposal().key())).toList();
        accuracies = known.stream().map(trial -> trial.accuracy().orElseThrow()).toList();
        neighbours = new NearestNeighbours(
                known.stream().map(trial -> Features.of(factory, trial.proposal())).toList(),
                accuracies);
    }

    // What was lost, stopped at a rung or against the constraints of its run says nothing of the
    // recipe.
    private static boolean isWhole(Outcome outcome) {
        return !(outcome instanceof Outcome.Lost || outcome instanceof Outcome.Pruned
                || outcome instanceof Outcome.Infeasible);
    }

    /**
     * Refuses runs whose accuracies mean different things.
     *
     * @throws UserException naming the run and what differs
     */
    public static void requireComparable(List<Run> runs) {
        Run first = runs.getFirst();
        for (Run run : runs) {
            if (!run.record().dataFingerprint().equals(first.record().dataFingerprint())
                    || !run.config().recipe().equals(first.config().recipe())
                    || !run.config().space().skeleton().equals(first.config().space().skeleton())
                    || !run.config().space().graphs().equals(first.config().space().graphs())) {
                throw new UserException("""
                        --runs: %s and %s differ in their data, recipe, skeleton or graphs of \
                        their own, so their accuracies cannot be used together. Name runs that \
                        share all four."""
                        .formatted(first.files().directory(), run.files().directory()));
            }
        }
    }

    @Override
    public Answer answer(Proposal proposal) {
        Outcome outcome = recorded.get(proposal.key());
        return outcome == null
                ? new Answer(new Outcome.Completed(neighbours.at(Features.of(factory, proposal)), 0,
                        List.of()), false)
                : new Answer(outcome, true);
    }

    /** How good the estimates are, by leaving out one network at a time. */
    public Quality quality() {
        return Quality.of(Features.NAMES, neighbours.leaveOneOut(), accuracies);
    }
}
