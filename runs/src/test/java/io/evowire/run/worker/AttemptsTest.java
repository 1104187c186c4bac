package io.evowire.run.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.evowire.evaluate.Outcome;
import io.evowire.run.worker.Attempt.Cause;
import io.evowire.run.worker.Attempt.Died;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AttemptsTest {

    private final Attempts attempts = new Attempts(Duration.ofMillis(1500), 0);

    private Optional<Outcome> after(Cause cause, boolean fresh) {
        return attempts.after(new Died(cause, "why", fresh), true);
    }

    @Test
    void theSecondDeathInTrainingIsACrash() {
        assertEquals(Optional.empty(), after(Cause.ENDED, true));
        assertEquals(Optional.of(new Outcome.Crashed("why")), after(Cause.SILENT, true));
    }

    @Test
    void deathsBeforeWorkIsTakenUpAreNotTheCandidates() {
        assertEquals(Optional.empty(), after(Cause.UNBEGUN, true));
        assertEquals(Optional.empty(), after(Cause.ENDED, true));
        assertEquals(Optional.empty(), after(Cause.UNBEGUN, true));
        assertInstanceOf(Outcome.Lost.class, after(Cause.UNBEGUN, true).orElseThrow());
    }

    @Test
    void onlyAFreshWorkerIsBelievedThatMemoryDoesNotSuffice() {
        var full = new Outcome.OutOfMemory("full");
        assertEquals(Optional.empty(), attempts.after(full, false));
        assertEquals(Optional.empty(), after(Cause.MEMORY, false));
        assertEquals(Optional.of(full), attempts.after(full, true));
        assertEquals(Optional.of(new Outcome.OutOfMemory("why")), after(Cause.MEMORY, true));
    }

    @Test
    void whoeverIsLateIsTimedOutAtOnce() {
        assertEquals(Optional.of(new Outcome.TimedOut(1.5)), after(Cause.LATE, false));
    }

    @Test
    void aWorkerThatDoesNotComeUpIsNotWaitedForAgain() {
        assertInstanceOf(Outcome.Lost.class, after(Cause.UNREADY, true).orElseThrow());
    }

    @Test
    void everyOtherOutcomeIsFinal() {
        var failed = new Outcome.Failed("x");
        assertEquals(Optional.of(failed), attempts.after(failed, false));
    }

    @Test
    void aWorkerThatDiedBeforeThisProcessCounts() {
        var again = new Attempts(Duration.ofSeconds(4), 1);
        assertEquals(Optional.of(new Outcome.Crashed("why")),
                again.after(new Died(Cause.ENDED, "why", true), true));
    }
}
