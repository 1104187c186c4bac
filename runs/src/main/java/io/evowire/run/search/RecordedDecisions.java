package io.evowire.run.search;

import io.evowire.run.ExitCode;
import io.evowire.run.UserException;
import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.store.Generation;
import io.evowire.run.store.History;
import io.evowire.run.store.Proposal;
import io.evowire.run.store.RunEvents;
import io.evowire.run.store.Trial;
import io.evowire.run.generation.NewTrial;
import io.evowire.run.training.DonorChoice;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Compares decisions that are made again with those that are recorded.
 *
 * @param factory of the run
 * @param history what is recorded
 * @param donors  from whom candidates take weights over
 */
record RecordedDecisions(CandidateFactory factory, History history, DonorChoice donors) {

    RecordedDecisions(CandidateFactory factory, History history) {
        this(factory, history, new DonorChoice(factory, history));
    }

    /**
     * Whether a trial is recorded.
     *
     * @throws UserException with exit code 5 if it is recorded with another network
     */
    boolean holds(NewTrial decided) {
        Optional<Trial> recorded = history.trial(decided.number());
        if (recorded.isPresent() && !recorded.get().proposal().key().equals(decided.key())) {
            throw differs("Trial %d is recorded with another network"
                    .formatted(decided.number()));
        }
        return recorded.isPresent();
    }

    /**
     * Whether it is recorded what a generation asked for.
     *
     * @throws UserException with exit code 5 if it asked for something else
     */
    boolean holds(Generation decided) {
        Optional<Generation> recorded = history.all(RunEvents.GENERATION).stream()
                .filter(asked -> asked.generation() == decided.generation()).findFirst();
        if (recorded.isPresent() && !recorded.get().equals(decided)) {
            throw differs("Generation %d is recorded with other requests"
                    .formatted(decided.generation()));
        }
        return recorded.isPresent();
    }

    private static UserException differs(String what) {
        return new UserException(ExitCode.CORRUPT,
                """
                        %s than this program decides on. Maybe another version made the run, or \
                        its configuration was changed. What is recorded is kept. Resume with the \
                        version that made it, or start a new run."""
                        .formatted(what));
    }

    /**
     * Compares all that is recorded of a trial.
     *
     * @throws UserException with exit code 5 if it is recorded as anything else
     */
    void requireSame(NewTrial decided) {
        requireSame(decided, proposal(decided));
    }

    /**
     * The same, where it is said what would be recorded.
     *
     * @throws UserException with exit code 5 if it is recorded as anything else
     */
    void requireSame(NewTrial decided, Proposal again) {
        if (!holds(decided)) {
            return;
        }
        Proposal recorded = history.trial(decided.number()).orElseThrow().proposal();
        if (!recorded.equals(recorded.redraws() == null
                ? again.uncounted()
                : again)) {
            throw differs("Trial %d is recorded with another origin".formatted(decided.number()));
        }
    }

    /** What is recorded of a new trial. */
    Proposal proposal(NewTrial decided) {
        Proposal fresh = decided.proposal(factory);
        return donors.of(decided.suggestion(), decided.generation()).map(fresh::from)
                .orElse(fresh);
    }

    /**
     * What is recorded of a new trial.
     *
     * @param known which trials had ended, as far as it was decided on them
     */
    Proposal proposal(NewTrial decided, Predicate<Trial> known) {
        Proposal fresh = decided.proposal(factory);
        return donors.of(decided.suggestion(), decided.generation(), known).map(fresh::from)
                .orElse(fresh);
    }
}
