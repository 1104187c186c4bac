package io.evowire.run.training;

import io.evowire.evaluate.Outcome;
import io.evowire.run.store.FinalTraining;
import io.evowire.run.store.Judged;
import io.evowire.run.store.Repeat;
import io.evowire.run.store.RungResult;
import io.evowire.run.store.Tested;
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
            public void changed(HostNews news) {
                told.forEach(listener -> listener.changed(news));
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
            public void ended(Work work) {
                told.forEach(listener -> listener.ended(work));
            }

            @Override
            public void restoring(int left) {
                told.forEach(listener -> listener.restoring(left));
            }

            @Override
            public void testing(int left) {
                told.forEach(listener -> listener.testing(left));
            }

            @Override
            public void tested(Tested tested) {
                told.forEach(listener -> listener.tested(tested));
            }

            @Override
            public void untested(int trial, Outcome outcome) {
                told.forEach(listener -> listener.untested(trial, outcome));
            }

            @Override
            public void judging(int left) {
                told.forEach(listener -> listener.judging(left));
            }

            @Override
            public void judged(Judged judged) {
                told.forEach(listener -> listener.judged(judged));
            }

            @Override
            public void trainingFinally(int left) {
                told.forEach(listener -> listener.trainingFinally(left));
            }

            @Override
            public void trainedFinally(FinalTraining training) {
                told.forEach(listener -> listener.trainedFinally(training));
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

    /**
     * So many models that were lost are trained again before the search goes on; 0 once they are.
     */
    default void restoring(int left) {}

    /** The search is over, and this many suggested networks are left to be tested. */
    default void testing(int left) {}

    /** One of them is tested, which is on the disk. */
    default void tested(Tested tested) {}

    /** The test of one of them failed. */
    default void untested(int trial, Outcome outcome) {}

    /** The search is over, and this many networks of its front are left to be judged. */
    default void judging(int left) {}

    /** One of them is judged, which is on the disk. */
    default void judged(Judged judged) {}

    /** The search is over, and so many final trainings of suggested networks are left. */
    default void trainingFinally(int left) {}

    /** One of them has ended, which is on the disk. */
    default void trainedFinally(FinalTraining training) {}

    /** A trial ended and is on the disk. */
    void ended(Trial trial);
}
