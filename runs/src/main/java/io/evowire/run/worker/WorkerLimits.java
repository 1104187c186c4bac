package io.evowire.run.worker;

import java.time.Duration;

/**
 * Bounds on what a worker may take.
 *
 * @param trialTime    longest time for one trial; a worker that takes longer is killed
 * @param start        longest time to start and load the data
 * @param silence      longest time without a heartbeat
 * @param replaceAfter trials after which a worker is replaced by a fresh one; native libraries have
 *                     been seen to leak
 */
public record WorkerLimits(Duration trialTime, Duration start, Duration silence,
        int replaceAfter) {}
