package io.evowire.run.training;

import io.evowire.evaluate.Candidate;

/** What a worker can do. A further kind of work is a further record, here and in the worker's messages. */
public sealed interface Task {

    /** Trains a candidate. */
    record Train(Candidate candidate) implements Task {}
}
