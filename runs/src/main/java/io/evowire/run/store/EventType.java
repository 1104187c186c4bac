package io.evowire.run.store;

/** The kinds of events, and what their payload is. */
public enum EventType {
    /** The run began: {@link RunRecord}. */
    CREATED,
    /** A newer program brought the database into its own layout: {@link FormatChange}. */
    MIGRATED,
    /** The search decided to try a network: {@link Proposal}. */
    PROPOSED,
    /** A trial was trained to a rung that is not the last: {@link RungResult}. */
    REACHED,
    /** A worker died with a trial, which is tried once more: {@link WorkerDeath}. */
    DIED,
    /** A trial ended: {@link TrialEnd}. */
    ENDED,
    /** A trial of the front was trained again: {@link Repeat}. */
    RETRAINED,
    /** A process began to work on the run: {@link Session}. */
    OPENED,
    /** It stopped in good order: {@link SessionEnd}. */
    CLOSED
}
