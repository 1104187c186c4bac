package io.evowire.run.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.evaluate.Outcome;
import io.evowire.run.UserException;
import io.evowire.run.training.Work;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What every seat does, wherever its worker is. */
public interface SeatConformance {

    /**
     * A seat whose worker is a {@link StubWorker}.
     *
     * @param mode   its argument
     * @param limits what a worker may take
     */
    Seat seat(String mode, WorkerLimits limits) throws IOException;

    /** Limits that are met: three works for each worker. */
    static WorkerLimits limits(Duration trial) {
        return new WorkerLimits(trial, Duration.ofMinutes(5), Duration.ofMinutes(2), 3);
    }

    private static Attempt attempt(Seat seat, Work... works)
            throws IOException, InterruptedException {
        return seat.attempt(List.of(works), () -> true, (work, step, steps) -> {});
    }

    private static Attempt.Died died(Attempt attempt, Attempt.Cause cause) {
        var died = assertInstanceOf(Attempt.Died.class, attempt);
        assertEquals(cause, died.cause(), died::toString);
        return died;
    }

    @Test
    default void worksGetTheirOutcomesInOrder() throws Exception {
        List<Work> works = Works.trainings(3);
        try (Seat seat = seat("0", limits(Duration.ofMinutes(2)))) {
            var answered = assertInstanceOf(Attempt.Answered.class,
                    seat.attempt(works, () -> true, (work, step, steps) -> {}));
            assertEquals(works.stream().map(work -> StubWorker.outcome(work.candidate())).toList(),
                    answered.outcomes());
        }
    }

    @Test
    default void aWorkerIsFreshUntilItHasTrainedAndAfterItWasReplaced() throws Exception {
        List<Work> works = Works.trainings(5);
        try (Seat seat = seat("0", limits(Duration.ofMinutes(2)))) {
            for (int i = 0; i < 5; i++) {
                var answered = assertInstanceOf(Attempt.Answered.class,
                        attempt(seat, works.get(i)));
                assertEquals(i % 3 == 0, answered.fresh(), "work " + i);
            }
        }
    }

    @Test
    default void aDeadWorkerIsToldOnceAndReplacedAtTheNextTry() throws Exception {
        List<Work> works = Works.trainings(3);
        try (Seat seat = seat("1", limits(Duration.ofMinutes(2)))) { // dies with all but the first
            attempt(seat, works.get(0));
            Attempt.Died died = died(attempt(seat, works.get(1)), Attempt.Cause.ENDED);
            assertEquals(false, died.fresh());
            assertTrue(died.message().contains("9"), died.message());
            assertEquals(true, died(attempt(seat, works.get(2)), Attempt.Cause.ENDED).fresh());
            assertInstanceOf(Attempt.Answered.class, attempt(seat, works.get(0)));
        }
    }

    @Test
    default void aWorkerThatTakesTooLongIsEnded() throws Exception {
        try (Seat seat = seat("hang", limits(Duration.ofSeconds(1)))) {
            died(attempt(seat, Works.trainings(1).getFirst()), Attempt.Cause.LATE);
        }
    }

    @Test
    default void aWorkerThatCannotWorkHereSaysWhy() throws Exception {
        try (Seat seat = seat("refuse", limits(Duration.ofMinutes(2)))) {
            var fault = assertThrows(UserException.class,
                    () -> attempt(seat, Works.trainings(1).getFirst()));
            assertTrue(fault.getMessage().contains("no data here"), fault.getMessage());
        }
    }

    @Test
    default void aWorkerOfAnotherVersionBlamesNobody() throws Exception {
        try (Seat seat = seat("younger", limits(Duration.ofMinutes(2)))) {
            died(attempt(seat, Works.trainings(1).getFirst()), Attempt.Cause.UNREADABLE);
        }
    }

    @Test
    default void whoIsAbandonedInATryTellsNothingAndTriesNoMore() throws Exception {
        List<Work> works = Works.trainings(1);
        try (Seat seat = seat("hang", limits(Duration.ofMinutes(2)))) {
            var trying = CompletableFuture.supplyAsync(() -> {
                try {
                    return attempt(seat, works.getFirst());
                } catch (IOException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            while (seat.silence().isEmpty()) {
                Thread.sleep(20);
            }
            seat.abandon();
            assertEquals(new Attempt.Abandoned(), trying.get(5, TimeUnit.MINUTES));
            assertTrue(seat.silence().isEmpty());
            assertEquals(new Attempt.Abandoned(), attempt(seat, works.getFirst()));
        }
    }
}
