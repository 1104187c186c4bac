package io.evowire.run.training;

import io.evowire.run.store.History;
import io.evowire.run.store.Trial;
import java.util.Optional;

/**
 * Keeps the models of the front's members, for people, and where trials inherit, those of recent
 * donors. Nothing that is kept has a say in the search: a donor whose model is not there is
 * trained again.
 */
public interface FrontModels {

    /** Keeps none. */
    static FrontModels none() {
        return new FrontModels() {
            @Override
            public Optional<String> admit(Trial ended) {
                return Optional.empty();
            }

            @Override
            public void publish() {}

            @Override
            public void retire() {}

            @Override
            public void drop(int trial) {}

            @Override
            public boolean restore(History history, int trial) {
                return false;
            }

            @Override
            public Optional<String> kept(History history, int trial) {
                return Optional.empty();
            }
        };
    }

    /**
     * Takes note of a trial that ended.
     *
     * @param ended the trial with its outcome
     * @return SHA-256 of its model; empty if there is none to keep: it was not trained to the end,
     *         is dominated and no donor, or the worker wrote no model
     */
    Optional<String> admit(Trial ended);

    /**
     * Makes the model that was admitted last durable; to be called before the trial's end stands,
     * so that every recorded model is there.
     *
     * @throws io.evowire.run.UserException with exit code 74 if the disk is full or fails
     */
    void publish();

    /**
     * Removes the models of trials that have left the front and are no recent donors; once the end
     * stands.
     */
    void retire();

    /**
     * Removes the model that a worker has left of a second look at a trial, whose own stays.
     *
     * @throws io.evowire.run.UserException with exit code 74 if the disk fails
     */
    void drop(int trial);

    /**
     * Takes back the model of a trial that was lost, and that a worker has just left anew. One that
     * is not the recorded one to the bit is dropped.
     *
     * @return whether the model is there now
     * @throws io.evowire.run.UserException with exit code 74 if the disk is full or fails
     */
    boolean restore(History history, int trial);

    /** SHA-256 of the model of a trial, if it is there and as it was recorded. */
    Optional<String> kept(History history, int trial);
}
