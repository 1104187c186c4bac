package io.evowire.run.search;

import io.evowire.evaluate.Outcome;
import io.evowire.run.store.Trial;
import java.util.Optional;

/**
 * Keeps the models of the front's members. Nothing that is kept has a say in the search: a model is
 * looked at by people only.
 */
public interface FrontModels {

    /** Keeps none. */
    static FrontModels none() {
        return new FrontModels() {
            @Override
            public Optional<String> keep(Trial ended) {
                return Optional.empty();
            }

            @Override
            public void settle() {}
        };
    }

    /**
     * Makes the model of a trial durable if the trial is on the front; to be called before the trial's
     * end is recorded, so that every recorded model is there.
     *
     * @param ended the trial with its outcome
     * @return SHA-256 of the file; empty if there is none: dominated, not {@link Outcome.Completed}, or
     *         the worker wrote no model
     */
    Optional<String> keep(Trial ended);

    /**
     * Removes the models of trials that have left the front; to be called after the end is recorded.
     *
     * @throws io.evowire.run.UserException with exit code 74 if the last model could not be kept
     */
    void settle();
}
