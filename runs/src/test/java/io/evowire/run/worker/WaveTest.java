package io.evowire.run.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.evowire.evaluate.Outcome;
import io.evowire.run.training.Work;
import io.evowire.run.worker.WorkerPool.Queued;
import io.evowire.run.worker.Attempt.Answered;
import io.evowire.run.worker.Attempt.Cause;
import io.evowire.run.worker.Attempt.Died;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WaveTest {

    private static final Outcome DONE = new Outcome.Completed(0.5, 1, List.of());

    private static Wave wave(int size) {
        return new Wave(Works.trainings(size).stream()
                .map(work -> Wave.Tried.of(new Queued(work, 0), Duration.ofSeconds(1))).toList());
    }

    private static List<List<String>> ids(List<Wave> waves) {
        return waves.stream().map(wave -> wave.works().stream().map(Work::id).toList()).toList();
    }

    @Test
    void takesAsManyTrainingsAsItMay() {
        List<Work> works = Works.trainings(5);
        Queue<Queued> waiting = new ArrayDeque<>(
                works.stream().map(work -> new Queued(work, 0)).toList());
        assertEquals(works.subList(0, 3),
                Wave.next(waiting, 3).stream().map(Queued::work).toList());
        assertEquals(works.subList(3, 5),
                Wave.next(waiting, 3).stream().map(Queued::work).toList());
        assertEquals(List.of(), Wave.next(waiting, 3));
    }

    @Test
    void whoeverHasSeenAWorkerDieAndOtherWorksStayAlone() {
        List<Work> works = Works.trainings(4);
        Queue<Queued> waiting = new ArrayDeque<>(List.of(new Queued(works.get(0), 1),
                new Queued(works.get(1), 0), new Queued(works.get(2), 0),
                new Queued(Works.judgement(works.get(3)), 0)));
        assertEquals(1, Wave.next(waiting, 9).size());
        assertEquals(2, Wave.next(waiting, 9).size());
        assertEquals(1, Wave.next(waiting, 9).size());
    }

    @Test
    void eachGetsTheOutcomeOfItsPlace() {
        var diverged = new Outcome.Diverged(3, "NaN");
        Wave wave = wave(2);
        Wave.Result result = wave.after(new Answered(List.of(DONE, diverged), false, "node-a"));
        assertEquals(List.of(new Wave.Verdict(wave.works().get(0), DONE, "node-a"),
                new Wave.Verdict(wave.works().get(1), diverged, "node-a")), result.verdicts());
        assertEquals(List.of(), result.again());
    }

    @ParameterizedTest
    @EnumSource(value = Cause.class, names = {"LATE", "SILENT", "ENDED"})
    void aDeathInCompanyBlamesNobodyAndEachIsTriedAlone(Cause cause) {
        Wave.Result result = wave(3).after(new Died(cause, "why", true));
        assertEquals(List.of(), result.verdicts());
        assertEquals(List.of("0", "1", "2"), result.dead().stream().map(Work::id).toList());
        assertEquals(List.of(List.of("0"), List.of("1"), List.of("2")), ids(result.again()));
    }

    @Test
    void onlyWhoDiesAloneAfterThatIsCrashed() {
        List<Wave> alone = wave(2).after(new Died(Cause.ENDED, "why", true)).again();
        assertEquals(new Outcome.Crashed("why"), alone.getFirst()
                .after(new Died(Cause.ENDED, "why", true)).verdicts().getFirst().outcome());
        assertEquals(DONE,
                alone.getLast().after(new Answered(List.of(DONE), true)).verdicts().getFirst()
                        .outcome());
    }

    @Test
    void onlyWhoIsLateAloneIsTimedOut() {
        List<Wave> alone = wave(2).after(new Died(Cause.LATE, "why", true)).again();
        assertEquals(new Outcome.TimedOut(1), alone.getFirst()
                .after(new Died(Cause.LATE, "why", true)).verdicts().getFirst().outcome());
    }

    @Test
    void tooLittleMemoryHalvesAWaveUntilOneIsAlone() {
        List<Wave> halves = wave(3).after(new Died(Cause.MEMORY, "full", true)).again();
        assertEquals(List.of(List.of("0", "1"), List.of("2")), ids(halves));
        Wave.Result one = halves.getLast().after(new Died(Cause.MEMORY, "full", true));
        assertInstanceOf(Outcome.OutOfMemory.class, one.verdicts().getFirst().outcome());
        assertEquals(List.of(), one.again());
    }

    @Test
    void whoHasNoMemoryInCompanyIsTriedAlone() {
        Wave.Result result = wave(2)
                .after(new Answered(List.of(new Outcome.OutOfMemory("full"), DONE), true));
        assertEquals(1, result.verdicts().size());
        assertEquals(List.of(List.of("0")), ids(result.again()));
    }

    @Test
    void aWorkerThatDiedBeforeItTookAWaveUpLeavesItTogether() {
        Wave.Result result = wave(3).after(new Died(Cause.UNBEGUN, "why", true));
        assertEquals(List.of(), result.dead());
        assertEquals(List.of(List.of("0", "1", "2")), ids(result.again()));
    }

    @ParameterizedTest
    @EnumSource(value = Cause.class, names = {"UNREADY", "UNREADABLE"})
    void noWorkerMeansThatAllAreLost(Cause cause) {
        Wave.Result result = wave(2).after(new Died(cause, "why", true));
        result.verdicts().forEach(
                verdict -> assertInstanceOf(Outcome.Lost.class, verdict.outcome()));
        assertEquals(2, result.verdicts().size());
    }
}
