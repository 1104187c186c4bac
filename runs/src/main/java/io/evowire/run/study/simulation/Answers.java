package io.evowire.run.study.simulation;

import io.evowire.evaluate.Outcome;
import io.evowire.run.store.Proposal;

/** What would come out if a network were trained; a pure function. */
@FunctionalInterface
public interface Answers {

    /**
     * An answer.
     *
     * @param outcome what would come out
     * @param exact   whether it is recorded of this very network, not estimated
     */
    record Answer(Outcome outcome, boolean exact) {}

    /** The outcome of a decision to try a network. */
    Answer answer(Proposal proposal);

    /**
     * The outcome of another training of a network.
     *
     * @param seed of that training
     */
    default Outcome again(Proposal proposal, long seed) {
        return answer(proposal).outcome();
    }
}
