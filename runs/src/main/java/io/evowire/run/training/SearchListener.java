package io.evowire.run.training;

import io.evowire.run.store.Repeat;
import io.evowire.run.store.RungResult;
import io.evowire.run.store.Trial;
import java.util.List;

/** Told what a search does; for progress and metrics, without a say in the search. */
public interface SearchListener extends Trainings.Progress {

    /** Tells each of several in turn. */
    static SearchListener all(List<SearchListener> listeners) {
        List<SearchListener> told = List.copyOf(listeners);
        return new SearchListener() {
            @Override
            public void started(Work work) {
                told.forEach(listener -> listener.started(work));
            }

            @Override
            public void step(Work work, int step, int steps) {
                told.forEach(listener -> listener.step(work, step, steps));
            }

            @Override
            public void reached(RungResult result) {
                told.forEach(listener -> listener.reached(result));
            }

            @Override
            public void repeating(int left) {
                told.forEach(listener -> listener.repeating(left));
            }

            @Override
            public void repeated(Repeat repeat) {
                told.forEach(listener -> listener.repeated(repeat));
            }

            @Override
            public void ended(Trial trial) {
                told.forEach(listener -> listener.ended(trial));
            }
        };
    }

    /** A trial waits at a rung, which is on the disk. */
    default void reached(RungResult result) {}

    /** The search is over, and so many trainings of its front are left to do again. */
    default void repeating(int left) {}

    /** A trial was trained again, which is on the disk. */
    default void repeated(Repeat repeat) {}

    /** A trial ended and is on the disk. */
    void ended(Trial trial);
}
