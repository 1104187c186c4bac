package io.evowire.run.worker;

import io.evowire.run.training.Work;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Bounds on what a worker may take.
 *
 * @param trialTime    longest time for one trial, after which its worker is killed; null where a
 *                     person waits, who can end it
 * @param start        longest time to start and load the data
 * @param silence      longest time without a heartbeat
 * @param replaceAfter trials after which a worker is replaced by a fresh one; native libraries have
 *                     been seen to leak
 * @param wave         trainings that a worker does together, at most
 */
public record WorkerLimits(@Nullable Duration trialTime, Duration start, Duration silence,
        int replaceAfter, int wave) {

    /** Of a worker that does one work at a time. */
    public WorkerLimits(@Nullable Duration trialTime, Duration start, Duration silence,
            int replaceAfter) {
        this(trialTime, start, silence, replaceAfter, 1);
    }

    /** These, but a work may take as long as it does. */
    public WorkerLimits untimed() {
        return new WorkerLimits(null, start, silence, replaceAfter, wave);
    }

    /** These, with so many trainings together. */
    public WorkerLimits together(int newWave) {
        return new WorkerLimits(trialTime, start, silence, replaceAfter, newWave);
    }

    /** Longest time for works that are done together, which share it; null for any. */
    public @Nullable Duration of(List<Work> works) {
        return trialTime == null
                ? null
                : trialTime.multipliedBy(works.stream().mapToInt(Work::trainings).sum());
    }
}
