package io.evowire.evaluate;

import java.util.List;

/** Trains candidates and measures them. */
public interface ArchitectureEvaluator extends AutoCloseable {

    /**
     * Evaluates a batch; a batch, because a GPU trains many small networks at once.
     * <p>
     * A candidate that fails is an outcome, never an exception, and costs its own slot only.
     *
     * @return one outcome for each candidate, in their order
     */
    List<Outcome> evaluate(List<Candidate> candidates);

    /** Releases native memory. */
    @Override
    void close();
}
