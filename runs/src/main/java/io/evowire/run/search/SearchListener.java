package io.evowire.run.search;

import io.evowire.evaluate.Candidate;
import io.evowire.run.store.Trial;

/** Told what a search does; for progress and metrics, without a say in the search. */
public interface SearchListener {

    /** A worker took a trial. */
    void started(Candidate candidate);

    /** A training went on. */
    void step(int trial, int step, int steps);

    /** A trial ended and is on the disk. */
    void ended(Trial trial);
}
