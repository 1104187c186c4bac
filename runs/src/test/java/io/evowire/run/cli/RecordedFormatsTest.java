package io.evowire.run.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.evowire.evaluate.DamageProfile;
import io.evowire.evaluate.Latency;
import io.evowire.evaluate.Outcome;
import io.evowire.run.EarlierRuns;
import io.evowire.run.problem.Run;
import io.evowire.run.report.RecordedRuns;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.TrialStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * What other programs read of a run, byte for byte. What they must read lies in the files of the
 * resource folder {@code formats}.
 */
class RecordedFormatsTest {

    private static final List<String> NAMES = EarlierRuns.NAMES;

    @TempDir
    private Path temporary;

    private static void assertPrints(String file, Object... words) throws IOException {
        Typed typed = Typed.of(words);
        assertEquals(0, typed.code(), typed.err());
        assertEquals(expected(file), typed.out());
    }

    private static String expected(String file) throws IOException {
        try (InputStream content = Objects.requireNonNull(
                RecordedFormatsTest.class.getResourceAsStream("formats/" + file), file)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void jsonOfARecordedRunStaysAsItIs(String name) throws IOException {
        Path run = EarlierRuns.copy(name, temporary);
        int last = TrialStore.read(new RunFiles(run)).trials().getLast().number();
        assertPrints(name + "-trials.json", "export", run, "--format", "json");
        assertPrints(name + "-trial.json", "show", run, last, "--json");
        assertPrints(name + "-status.json", "status", run, "--json");
    }

    @Test
    void ofARunThatMeasuresEveryFormatStaysAsItIs() throws IOException {
        Run run = RecordedRuns.create(temporary.resolve("run"), RecordedRuns.CLASSES,
                "objectives=[accuracy, latency, damage]", "space.operations=[separable3x3]",
                "space.channels=[8, 12, 16, 24, 32, 48]");
        RecordedRuns.record(run, 12, RecordedFormatsTest::measured, "");
        Path directory = run.files().directory();
        assertPrints("measured-trials.csv", "export", directory, "--format", "csv");
        assertPrints("measured-trials.json", "export", directory, "--format", "json");
        assertPrints("measured-status.json", "status", directory, "--json");
    }

    private static @Nullable Outcome measured(int trial) {
        double accuracy = 0.5 + trial / 32.0;
        return switch (trial) {
            case 0, 4, 8 -> new Outcome.Completed(accuracy, 1.0625, List.of(), null,
                    new Latency(1.5 + trial / 4.0, 0.0625, 32, 10),
                    new DamageProfile(accuracy, 50, 3, 2,
                            List.of(new DamageProfile.NodeLoss(0, 1, (trial - 4) / 64.0)),
                            List.of(new DamageProfile.EdgeLoss(0, 1, 2, (trial - 4) / 128.0))));
            case 1, 5, 9 -> new Outcome.Completed(accuracy, 2.5, List.of());
            case 2, 6, 10 -> new Outcome.Pruned(0, accuracy, 0.5);
            case 3 -> new Outcome.Infeasible("depth <= 20");
            case 7 -> new Outcome.Failed("no \"reason\", really");
            default -> null;
        };
    }
}
