package io.evowire.run.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.run.ExitCode;
import io.evowire.run.UserException;
import io.evowire.run.search.StubRun;
import io.evowire.run.search.StubSearch;
import io.evowire.run.store.History;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.TrialStore;
import io.evowire.run.strategy.SearchEnded.Reason;
import io.evowire.run.system.ProgramVersion;
import io.evowire.run.worker.StubWorker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunTest {

    @TempDir
    private Path temporary;

    @Test
    void anotherVersionOfTheProgramIsNamed() throws IOException {
        Path directory = temporary.resolve("run");
        StubSearch.search(directory, "inline", List.of("budget.trials=2"), trial -> {});
        History history = TrialStore.read(new RunFiles(directory));
        String warning = Run.otherProgram(history, ProgramVersion.build()).orElseThrow();
        assertTrue(warning.contains("EvoWire stub; this is EvoWire " + ProgramVersion.build()),
                warning);
        assertTrue(Run.otherProgram(history, "stub").orElseThrow()
                .contains("EvoWire " + ProgramVersion.build() + "; this is EvoWire stub"));
    }

    @Test
    void aProgramThatDecidesOtherwiseStops() throws IOException {
        Path directory = temporary.resolve("run");
        StubSearch.search(directory, "inline", List.of("budget.trials=8"), trial -> {});
        var fault = assertThrows(UserException.class, () -> StubSearch.search(directory, "inline",
                List.of("budget.trials=9", "seed=8"), trial -> {}));
        assertEquals(ExitCode.CORRUPT, fault.exitCode());
        // The first of the newest generation, which alone is decided again.
        assertTrue(fault.getMessage().contains("Trial 4 is recorded with another network"),
                fault.getMessage());
        assertEquals(8, TrialStore.read(new RunFiles(directory)).ended());
    }

    @ParameterizedTest
    @CsvSource({"other data, stub, other data", "stub data, other kernels, other kernels"})
    void workersWithOtherDataOrKernelsAreRefusedAndBothAreNamed(String data, String kernels,
            String named) throws IOException {
        Path directory = temporary.resolve("run");
        StubSearch.create(directory, List.of("budget.trials=2"), data, kernels);
        var fault = assertThrows(UserException.class, () -> StubSearch.search(directory,
                "workers:0", List.of("budget.trials=2"), trial -> {}));
        assertEquals(ExitCode.USAGE, fault.exitCode());
        assertTrue(fault.getMessage().contains(named) && fault.getMessage()
                .contains(named.equals(data) ? StubWorker.DATA : StubWorker.KERNELS),
                fault.getMessage());
        assertEquals(0, TrialStore.read(new RunFiles(directory)).ended());
    }

    @Test
    @Tag("further")
    void aRunGoesOnWithTheDataAndKernelsThatItWasMadeWith() throws IOException {
        Path directory = temporary.resolve("run");
        StubSearch.create(directory, List.of("budget.trials=2"), StubWorker.DATA,
                StubWorker.KERNELS);
        assertEquals(Reason.TRIALS_SPENT, StubSearch.search(directory, "workers:0",
                List.of("budget.trials=2"), trial -> {}));
    }

    @Test
    void theSameVersionIsNotWorthAWord() throws IOException {
        Path directory = temporary.resolve("run");
        StubRun.create(directory, ProgramVersion.build());
        StubRun.search(directory, StubRun.config("budget.trials=2"), "0", job -> {});
        assertEquals(Optional.empty(), Run.otherProgram(
                TrialStore.read(new RunFiles(directory)), ProgramVersion.build()));
    }
}
