package io.evowire.run.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.evaluate.Candidate;
import io.evowire.evaluate.DamagePlan;
import io.evowire.evaluate.ModelStore;
import io.evowire.evaluate.Outcome;
import io.evowire.evaluate.WarmStart.Trained;
import io.evowire.evaluate.gpu.device.DeviceSpec;
import io.evowire.run.ExitCode;
import io.evowire.run.UserException;
import io.evowire.run.config.SearchConfig;
import io.evowire.run.config.WorkersConfig;
import io.evowire.run.problem.Run;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.Trial;
import io.evowire.run.store.TrialStore;
import io.evowire.run.training.Task;
import io.evowire.run.training.Trainings;
import io.evowire.run.training.Work;
import io.evowire.run.worker.SingleWorker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What export, damage and replay do in a process of its own. */
class SingleWorkerTest {

    private static final int STEPS = 20;

    @TempDir
    private static Path temporary;
    private static Path directory;

    @BeforeAll
    static void search() throws IOException {
        directory = temporary.resolve("run");
        Typed typed = Typed.of("search", "--out", directory, "--trials", 2, "--workers", 1,
                "--data", FewDigits.in(temporary.resolve("digits")), "--set",
                "recipe.maxSteps=" + STEPS, "--set", "space.nodes={min: 6, max: 6}",
                "--set", "space.channels=[4]", "--set", "space.stages={min: 1, max: 1}", "--set",
                "space.skeleton.headChannels=8", "--set", "strategy.population=2", "--quiet");
        assertEquals(0, typed.code(), typed.err());
    }

    private static Run run() {
        return Run.open(new RunFiles(directory));
    }

    private static Candidate candidate(Run run) {
        Trial trial = TrialStore.read(run.files()).trial(0).orElseThrow();
        return run.factory().candidate(trial.proposal());
    }

    /** The run, with a second for a trial. */
    private static Run hurried() {
        Run run = run();
        SearchConfig config = run.config();
        WorkersConfig workers = config.workers();
        return run.with(config.with(config.budget(), new WorkersConfig(1, "1s",
                workers.memory(), workers.replaceAfter(), workers.grace())));
    }

    /** A training that takes longer than any test. */
    private static Work endless(Run run) {
        Candidate candidate = candidate(run);
        return Work.ofTrial(new Candidate(0, candidate.network(),
                candidate.recipe().withSteps(1_000_000, 1_000)));
    }

    /** Lets a training go on for longer than a trial may take. */
    private static final class Patience implements Trainings.Progress {

        private static final class Enough extends RuntimeException {

            private static final long serialVersionUID = 1;
        }

        private long begun;

        @Override
        public void step(Work work, int step, int steps) {
            begun = begun == 0 ? System.nanoTime() : begun;
            if (System.nanoTime() - begun > 1_500_000_000L) {
                throw new Enough();
            }
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    @Test
    @Tag("further")
    void timeEndsAWorkOnlyWhereItIsToBeAsInTheRun() throws IOException, InterruptedException {
        Run run = hurried();
        try (var worker = SingleWorker.asInTheRun(run, "timed")) {
            assertEquals(new Outcome.TimedOut(1),
                    worker.outcome(endless(run), new Patience()));
        }
        try (var worker = SingleWorker.untimed(run, "untimed")) {
            assertThrows(Patience.Enough.class,
                    () -> worker.outcome(endless(run), new Patience()));
        }
    }

    @Test
    void aDeviceThatIsNotHereIsNamed() throws IOException {
        Run run = run();
        Run elsewhere = run.with(run.config().on(DeviceSpec.parse("opencl:999")));
        try (var worker = SingleWorker.asInTheRun(elsewhere, "elsewhere")) {
            var thrown = assertThrows(UserException.class,
                    () -> worker.outcome(endless(run), Trainings.Progress.SILENT));
            assertEquals(ExitCode.USAGE, thrown.exitCode());
            assertTrue(thrown.getMessage().contains("opencl:999"), thrown.getMessage());
        }
    }

    @Test
    void aModelIsHandedInByItsHashAndNothingIsLeftInTheRun()
            throws IOException, InterruptedException {
        Run run = run();
        Candidate candidate = candidate(run);
        List<Path> before = files(run.files().models());
        var steps = new AtomicInteger();
        try (var worker = SingleWorker.untimed(run, "handing")) {
            worker.outcome(Work.ofTrial(candidate), new Trainings.Progress() {
                @Override
                public void step(Work work, int step, int all) {
                    steps.set(step);
                }
            });
            assertEquals(STEPS, steps.get());
            String model = worker.models().handedIn(ModelStore.trial(0)).orElseThrow();
            assertEquals(before, files(run.files().models()));
            assertTrue(worker.models().get(model).isPresent());
            assertTrue(worker.models().handedIn(ModelStore.trial(1)).isEmpty());
            var task = new Task.Damage(new Trained(candidate.network(), model),
                    candidate.recipe(), new DamagePlan(50, 1));
            var damaged = (Outcome.Damaged) worker.outcome(new Work("damage", task),
                    Trainings.Progress.SILENT);
            assertEquals(50, damaged.profile().images());
            assertEquals(1, damaged.profile().nodes().size());
        }
        assertTrue(files(Path.of(System.getProperty("java.io.tmpdir"))).stream()
                .noneMatch(file -> file.getFileName().toString().startsWith("evowire-handing-")),
                "its folder is gone");
    }

    @Test
    void killedWorkersAreAMessageAndNotTheEndOfTheCommand(@TempDir Path folder)
            throws IOException, InterruptedException {
        Path unkept = SharedRun.of(directory).copy(folder);
        for (Path model : files(unkept.resolve("models"))) {
            Files.delete(model);
        }
        var done = new AtomicBoolean();
        var killed = new AtomicInteger();
        Thread killer = Thread.ofPlatform()
                .start(() -> kill(List.of(directory, unkept), done, killed));
        try {
            for (List<Object> words : List.of(
                    List.<Object>of("damage", directory, 0, "--most", 1, "--quiet"),
                    List.<Object>of("export", unkept, 0, "--format", "model", "--out",
                            folder.resolve("never.model"), "--quiet"))) {
                killed.set(0);
                Typed typed = Typed.withWorkers(words.toArray());
                assertEquals(ExitCode.INTERNAL.code(), typed.code(), typed.err());
                assertTrue(killed.get() >= 2, "killed " + killed.get());
                assertTrue(typed.err().matches("(?s).*rial 0 (could not be done|failed): .*"),
                        typed.err());
                assertEquals("", typed.out());
            }
        } finally {
            done.set(true);
            killer.join();
        }
    }

    // Other tests have children, too, at the same time. Where the system does not tell, all are
    // meant.
    private static boolean worksOn(Path run, ProcessHandle child) {
        Path command = Path.of("/proc", Long.toString(child.pid()), "cmdline");
        try {
            return Files.readString(command).contains("\0" + run + "\0");
        } catch (IOException e) {
            return !Files.exists(Path.of("/proc/self/cmdline"));
        }
    }

    private static void kill(List<Path> runs, AtomicBoolean done, AtomicInteger killed) {
        while (!done.get()) {
            ProcessHandle.current().children()
                    // Not the helper of which the JVM makes one.
                    .filter(child -> child.info().command().orElse("").endsWith("/java"))
                    .filter(child -> runs.stream().anyMatch(run -> worksOn(run, child)))
                    .filter(ProcessHandle::destroyForcibly)
                    .forEach(child -> killed.incrementAndGet());
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                return;
            }
        }
    }
}
