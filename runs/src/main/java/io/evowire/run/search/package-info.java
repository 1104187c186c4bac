/**
 * A search: a strategy, a store and a pool of workers that act as one, stop, and go on.
 * <p>
 * Read {@link io.evowire.run.search.SearchJob} first: all that a run decides is a pure function of
 * its configuration, its seed and recorded outcomes.
 * {@link io.evowire.run.search.RecordedEvaluation} records each decision before it is trained, and
 * {@link io.evowire.run.search.Repetition} decides all again and compares.
 * {@link io.evowire.run.search.RunningSearch} adds what a process needs around it: workers,
 * signals, watchers.
 */
@NullMarked
package io.evowire.run.search;

import org.jspecify.annotations.NullMarked;
