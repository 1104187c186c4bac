package io.evowire.run.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.evaluate.Outcome;
import io.evowire.evaluate.data.DataSpec;
import io.evowire.evaluate.data.ImageDataset;
import io.evowire.evaluate.gpu.device.Devices;
import io.evowire.evaluate.onednn.OneDnnModel;
import io.evowire.run.ExitCode;
import io.evowire.run.config.ConfigReader;
import io.evowire.run.config.SearchConfig;
import io.evowire.run.config.Setting;
import io.evowire.run.metrics.SearchTelemetry;
import io.evowire.run.problem.Run;
import io.evowire.run.store.History;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.TrainedOn;
import io.evowire.run.store.log.RunLock;
import io.evowire.run.system.ProgramVersion;
import io.evowire.run.worker.WorkHere;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import picocli.CommandLine;

/** A search whose worker trains on a device of OpenCL. */
@Tag("thorough")
@EnabledIf(value = "isThere",
        disabledReason = "there is no OpenCL device here; Debian's pocl-opencl-icd is one")
@ResourceLock("io.evowire.opencl")
class DeviceSearchTest {

    @TempDir
    private Path temporary;

    static boolean isThere() {
        return Devices.openClUnavailable().isEmpty();
    }

    private RunFiles search(String name, String... settings) throws Exception {
        var files = new RunFiles(temporary.resolve(name));
        SearchConfig config = ConfigReader.defaultsUnder(Stream.concat(Stream.of("seed=7",
                "device=opencl", "data=" + FewDigits.in(temporary.resolve("digits")),
                "budget.trials=2", "strategy.kind=nsga2", "strategy.population=4",
                "reading=observed", "race.share=0", "finalTraining.epochs=0", "recipe.batchSize=16",
                "recipe.maxSteps=10", "space.nodes={min: 7, max: 7}", "space.channels=[4]",
                "space.stages={min: 1, max: 1}", "space.skeleton.headChannels=8"),
                Stream.of(settings)).map(Setting::parse).toList());
        ImageDataset images = DataSpec.parse(config.data()).load();
        Files.createDirectories(files.directory());
        SearchOptions options = CommandLine.populateCommand(new SearchOptions(), "--quiet");
        try (var telemetry = SearchTelemetry.on(Optional.empty());
                RunLock lock = RunLock.take(files)) {
            Run run = Run.create(files, config, images, ProgramVersion.build(),
                    config.deviceSpec().cpu() ? OneDnnModel.orStock().kernels() : "opencl");
            assertEquals(0, ForegroundSearch.of(run, lock, options, telemetry).call());
        }
        return files;
    }

    private static RunFiles here(Callable<RunFiles> search) {
        return WorkHere.during(() -> {
            try {
                return search.call();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @Test
    void trainsItsCandidatesTogetherThere() throws Exception {
        RunFiles files = search("run");
        List<String> trials = Files.readAllLines(files.trialsCsv());
        assertEquals(3, trials.size(), trials.toString());
        assertTrue(trials.stream().skip(1).allMatch(row -> row.contains("COMPLETED")),
                trials.toString());
        assertEquals("opencl", Run.open(files).config().device());
    }

    @Test
    @Tag("long")
    void whoTrainsTogetherChangesNothing() throws Exception {
        String[] settings = {"budget.trials=8", "strategy.rungs={count: 2, eta: 3}",
                "repeats.seeds=2"};
        RunFiles together = here(() -> search("together", settings));
        String[] alone = Stream.concat(Stream.of(settings), Stream.of("workers.count=8"))
                .toArray(String[]::new);
        RunFiles one = here(() -> search("alone", alone));
        assertEquals(withoutSeconds(one.trialsCsv()), withoutSeconds(together.trialsCsv()));
        assertEquals(accuracies(one), accuracies(together));
    }

    @Test
    @Tag("long")
    void aRunOfTheProcessorMayGoOnThere() throws Exception {
        Path run = search("begun", "device=cpu", "recipe.maxSteps=5").directory();
        Typed refused = Typed.of("resume", run, "--trials", 3, "--device", "opencl:999");
        assertEquals(ExitCode.USAGE.code(), refused.code(), refused.err());
        for (Object[] words : new Object[][]{
                {"resume", run, "--trials", 3, "--device", "opencl", "--quiet"},
                {"resume", run, "--trials", 4, "--quiet"},
                {"replay", run, 0, "--quiet"}, {"replay", run, 3, "--quiet"}}) {
            Typed typed = Typed.of(words);
            assertEquals(0, typed.code(), typed.err());
        }
        History history = Run.read(new RunFiles(run));
        assertTrue(history.device(0).isEmpty());
        for (int trial : List.of(2, 3)) {
            TrainedOn on = history.device(trial).orElseThrow();
            assertEquals(List.of("opencl", "opencl"), List.of(on.device(), on.kernels()));
            assertEquals(Devices.openCl().getFirst().toString(), on.name());
        }
    }

    private static List<Object> accuracies(RunFiles files) {
        History history = Run.read(files);
        return IntStream.range(0, 8).boxed()
                .flatMap(number -> history.repeats(number).stream())
                .<Object>map(repeat -> repeat.outcome() instanceof Outcome.Completed done
                        ? List.of(done.validationAccuracy(), done.curve())
                        : repeat.outcome())
                .toList();
    }

    private static List<String> withoutSeconds(Path csv) throws Exception {
        return Files.readAllLines(csv).stream()
                .map(line -> line.replaceFirst("^((?:[^,]*,){9})[^,]*", "$1")).toList();
    }
}
