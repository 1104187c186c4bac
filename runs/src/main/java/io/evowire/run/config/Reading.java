package io.evowire.run.config;

import io.evowire.run.json.Spelling;

/** By what the trials of a run are read: its front, what to take and whom to train again. */
public enum Reading {
    /** By what was observed: the accuracy of the one training that a trial had. */
    OBSERVED,
    /** By what all trainings of the run together say of each network. */
    POSTERIOR;

    /** As in a configuration: {@code posterior}. */
    @Override
    public String toString() {
        return Spelling.of(this);
    }
}
