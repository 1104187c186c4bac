package io.evowire.run.worker;

import io.evowire.run.training.Work;
import java.time.Duration;
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
 */
public record WorkerLimits(@Nullable Duration trialTime, Duration start, Duration silence,
        int replaceAfter) {

    /** These, but a work may take as long as it does. */
    public WorkerLimits untimed() {
        return new WorkerLimits(null, start, silence, replaceAfter);
    }

    /** Longest time for a work; null for any. */
    @Nullable
    Duration of(Work work) {
        return trialTime == null ? null : trialTime.multipliedBy(work.trainings());
    }
}
