package io.evowire.run.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.evaluate.DamageProfile;
import io.evowire.evaluate.DamageProfile.EdgeLoss;
import io.evowire.evaluate.DamageProfile.NodeLoss;
import io.evowire.run.problem.Run;
import io.evowire.run.store.History;
import io.evowire.run.store.Trial;
import io.evowire.run.store.TrialStore;
import io.evowire.run.training.DamageFiles;
import io.evowire.run.verify.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people add to a run beside its events: damage measured on request, and the control. */
class KeptEvidenceTest {

    @TempDir
    private Path directory;

    private static final DamageProfile SAMPLE = new DamageProfile(0.9, 100, 9, 20,
            List.of(new NodeLoss(0, 2, 0.25)), List.of(new EdgeLoss(0, 0, 3, -0.01)));
    private static final DamageProfile MORE_IMAGES = new DamageProfile(0.9, 500, 9, 20,
            SAMPLE.nodes(), SAMPLE.edges());

    @Test
    void damageThatWasMeasuredLaterIsInTheReportAndOnlyGivesWayToMore() throws IOException {
        Run run = RecordedRuns.create(directory, RecordedRuns.CLASSES);
        RecordedRuns.record(run, 3, RecordedRuns::completed, "TRIALS_SPENT");
        History history = TrialStore.read(run.files());
        Trial trial = history.trial(1).orElseThrow();
        assertTrue(DamageFiles.keep(run, trial, MORE_IMAGES));
        assertFalse(DamageFiles.keep(run, trial, SAMPLE));
        assertEquals(Map.of(1, MORE_IMAGES), Evidence.of(run, history).damage());
        assertTrue(DamageFiles.keep(run, trial, MORE_IMAGES), "the same again");
    }

    @Test
    void keptDamageOfAnotherTrialOrAChangedByteIsFoundByVerify() throws IOException {
        Run run = RecordedRuns.create(directory, RecordedRuns.CLASSES);
        RecordedRuns.record(run, 3, RecordedRuns::completed, "");
        History history = TrialStore.read(run.files());
        DamageFiles.keep(run, history.trial(1).orElseThrow(), SAMPLE);
        assertEquals(List.of(), Verification.faults(run.files()));
        Path file = run.files().damage(1);
        byte[] whole = Files.readAllBytes(file);
        for (int at = 0; at < whole.length; at += 7) {
            byte[] flipped = whole.clone();
            flipped[at] ^= 1;
            Files.write(file, flipped);
            assertEquals(List.of(file + " is damaged, or of another run."),
                    Verification.faults(run.files()), "byte " + at);
            assertEquals(Map.of(), DamageFiles.kept(run, history));
        }
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        assertEquals(1, Verification.faults(run.files()).size());
        Files.write(file, whole);
        Files.move(file, run.files().damage(2));
        assertEquals(List.of(run.files().damage(2) + " is damaged, or of another run."),
                Verification.faults(run.files()));
    }

    @Test
    void aControlThatWasKeptIsTheOneThatWasGiven() throws IOException {
        Run run = RecordedRuns.create(directory.resolve("run"), RecordedRuns.CLASSES);
        RecordedRuns.record(run, 12, RecordedRuns::completed, "TRIALS_SPENT");
        Run control = RecordedRuns.create(directory.resolve("random"), RecordedRuns.CLASSES,
                "strategy.kind=random");
        RecordedRuns.record(control, 12, RecordedRuns::completed, "TRIALS_SPENT");
        ControlRun given = ControlRun.of(control, TrialStore.read(control.files()), run);
        run.control().keep(given);
        assertEquals(given, Evidence.of(run, TrialStore.read(run.files())).control());
        assertEquals(List.of(), damageBut(run, "trials.csv", "front.csv"));
        byte[] bytes = Files.readAllBytes(run.files().control());
        bytes[bytes.length / 2] ^= 1;
        Files.write(run.files().control(), bytes);
        assertEquals(List.of(run.files().control() + " is damaged, or of another run."),
                damageBut(run, "trials.csv", "front.csv"));
        assertNull(Evidence.of(run, TrialStore.read(run.files())).control());
    }

    // Recorded runs have no tables.
    private static List<String> damageBut(Run run, String... files) throws IOException {
        return Verification.faults(run.files()).stream()
                .filter(words -> Stream.of(files).noneMatch(words::contains)).toList();
    }
}
