package io.evowire.run.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.evowire.evaluate.Outcome;
import io.evowire.run.search.Run;
import io.evowire.run.store.TrialStore;
import io.evowire.run.store.Training;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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
        assertEquals(new Activity(0, List.of()), activity(0, 1));
    }
}
