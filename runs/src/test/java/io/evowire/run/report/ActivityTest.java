package io.evowire.run.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.evowire.evaluate.Outcome;
import io.evowire.run.problem.Run;
import io.evowire.run.store.Proposal;
import io.evowire.run.store.Redraws;
import io.evowire.run.store.Session;
import io.evowire.run.store.SessionEnd;
import io.evowire.run.store.Training;
import io.evowire.run.store.TrialEnd;
import io.evowire.run.store.TrialStore;
import io.evowire.run.generation.NewTrial;
import io.evowire.run.strategy.Suggestion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActivityTest {

    @TempDir
    private Path directory;

    private Activity activity(int trials, double seconds) throws IOException {
        Run run = RecordedRuns.create(directory, RecordedRuns.CLASSES);
        // Trial i ends after 1.5 (i + 1) seconds.
        RecordedRuns.record(run, trials, i -> new Outcome.Completed(0.5, seconds, List.of()),
                "TRIALS_SPENT");
        return Activity.of(TrialStore.read(run.files()));
    }

    @Test
    void trainingsAtATimeAddUpToTheTimeOfAll() throws IOException {
        Activity activity = activity(40, 1.5);
        assertEquals(60, activity.seconds());
        Activity.Phase end = activity.phases().getFirst();
        assertEquals(Training.Phase.END, end.phase());
        assertEquals(40, end.trainings());
        assertEquals(60, end.seconds());
        assertEquals(Activity.PARTS, end.busy().size());
        end.busy().forEach(busy -> assertEquals(1, busy, 1e-3));
    }

    @Test
    void overlappingTrainingsAreCountedEach() throws IOException {
        Activity.Phase end = activity(40, 4.5).phases().getFirst();
        assertEquals(3, end.busy().get(30), 1e-3);
        assertEquals(1, end.busy().getLast(), 1e-3, "the last one has no followers");
    }

    @Test
    void aTrainingLongerThanTheRecordedTimeIsCutToIt() throws IOException {
        Activity.Phase end = activity(1, 900).phases().getFirst();
        assertEquals(1, end.busy().getFirst(), 1e-3);
        assertEquals(900, end.seconds());
    }

    @Test
    void withoutTrainingsThereIsNothing() throws IOException {
        assertEquals(new Activity(0, null, null, List.of()), activity(0, 1));
    }

    /** A session of ten seconds in which trainings took so many; it recorded its workers, or did not. */
    private static void session(Run run, int number, @Nullable Integer workers, double... trained) {
        try (TrialStore store = TrialStore.open(run.files())) {
            store.opened(new Session(number, "2026-01-02T03:04:05Z", run.config().budget(), "test",
                    null, null, workers));
            Proposal proposal = new NewTrial(0, 1, "key",
                    new Suggestion(run.config().space().draw(new Random(5)), List.of(), List.of(),
                            Redraws.NONE, true),
                    Redraws.NONE).proposal(run.factory());
            for (double seconds : trained) {
                int trial = store.history().decided();
                store.propose(List.of(new Proposal(trial, 1, "key" + trial, proposal.genome(),
                        List.of(), List.of(), proposal.cost(), Redraws.NONE)));
                store.end(new TrialEnd(trial, new Outcome.Completed(0.5, seconds, List.of()), 9));
            }
            store.closed(new SessionEnd("STOPPED", 10), () -> {});
        }
    }

    @Test
    void theUseOfWorkersIsThatOfEachSessionsOwn() throws IOException {
        Run run = RecordedRuns.create(directory, RecordedRuns.CLASSES);
        session(run, 1, 1, 8);
        Activity one = Activity.of(TrialStore.read(run.files()));
        assertEquals(1, one.workers());
        assertEquals(0.8, one.use());
        session(run, 2, 4, 9, 9, 9, 5); // of 10 + 40 seconds, 8 + 32 were used
        Activity two = Activity.of(TrialStore.read(run.files()));
        assertEquals(2.5, two.workers());
        assertEquals(0.8, two.use());
    }

    @Test
    void ofASessionThatDidNotRecordItsWorkersTheUseIsNotKnown() throws IOException {
        Run run = RecordedRuns.create(directory, RecordedRuns.CLASSES);
        session(run, 1, null, 8);
        session(run, 2, 4, 9, 9, 9, 5);
        Activity activity = Activity.of(TrialStore.read(run.files()));
        assertNull(activity.workers());
        assertNull(activity.use());
    }
}
