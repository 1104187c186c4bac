package io.evowire.run.worker;

import io.evowire.evaluate.Outcome;
import io.evowire.run.ExitCode;
import io.evowire.run.UserException;
import io.evowire.run.problem.Run;
import io.evowire.run.training.LocalModelStore;
import io.evowire.run.training.TrainingPool;
import io.evowire.run.training.Trainings;
import io.evowire.run.training.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Does works of a run one after another, in a process of its own: what kills that process is an
 * outcome and not the end of the command that asks. Nothing is left in the run but a log; models
 * lie in a folder that is there until this is closed. The process and the folder are made when they
 * are needed.
 */
public final class SingleWorker implements AutoCloseable {

    private final Run run;
    private final String name;
    private final boolean timed;
    private @Nullable Path folder;
    private @Nullable TrainingPool pool;

    private SingleWorker(Run run, String name, boolean timed) {
        this.run = run;
        this.name = name;
        this.timed = timed;
    }

    /**
     * A worker under all limits of the run, time included.
     *
     * @param name of its log
     */
    public static SingleWorker asInTheRun(Run run, String name) {
        return new SingleWorker(run, name, true);
    }

    /**
     * A worker whose works may take as long as they do.
     *
     * @param name of its log
     */
    public static SingleWorker untimed(Run run, String name) {
        return new SingleWorker(run, name, false);
    }

    /**
     * Does a work.
     *
     * @throws io.evowire.run.UserException if it was lost twice, or this machine gives other
     *                                      results than the run has or lacks the run's device
     */
    public Outcome outcome(Work work, Trainings.Progress progress)
            throws IOException, InterruptedException {
        List<Outcome> outcomes = new ArrayList<>();
        new Trainings(pool(), () -> true).run(
                () -> outcomes.isEmpty() ? List.of(work) : List.of(),
                (done, outcome, host) -> outcomes.add(outcome), progress);
        if (outcomes.isEmpty()) {
            throw new InterruptedException();
        }
        return outcomes.getFirst();
    }

    /**
     * Where the worker finds models and leaves them: what the run keeps, and what is handed in
     * here.
     */
    public LocalModelStore models() throws IOException {
        return LocalModelStore.beside(run.files(), folder());
    }

    /**
     * What to tell the user of a work that did not come to its end.
     *
     * @param id of the work
     */
    public UserException failure(String id, Outcome outcome) {
        return new UserException(ExitCode.INTERNAL, "%s%s failed: %s. See %s.".formatted(
                id.substring(0, 1).toUpperCase(Locale.ROOT), id.substring(1), outcome, log()));
    }

    /** File of what the worker prints. */
    public Path log() {
        return run.files().logs().resolve(name + ".log");
    }

    private Path folder() throws IOException {
        Path made = folder;
        if (made == null) {
            Path fresh = Files.createTempDirectory("evowire-" + name + "-");
            // Also where a signal ends this process.
            Runtime.getRuntime().addShutdownHook(new Thread(() -> removeQuietly(fresh)));
            made = fresh;
            folder = made;
        }
        return made;
    }

    private TrainingPool pool() throws IOException {
        TrainingPool opened = pool;
        if (opened == null) {
            var workers = run.config().workers();
            UsableDevice.require(run.config().deviceSpec());
            makeLogs();
            List<String> arguments = TrainingWorker.arguments(run.config().deviceSpec(),
                    run.config().learned(), run.files().directory().toString(),
                    folder().toString());
            WorkerLimits limits = WorkerCommand.limits(workers);
            opened = WorkerPool.open(1,
                    i -> WorkerCommand.of(TrainingWorker.class, arguments, workers, log()),
                    timed ? limits : limits.untimed(), run::check);
            pool = opened;
        }
        return opened;
    }

    // Who may not write here does without a log.
    private void makeLogs() {
        try {
            Files.createDirectories(run.files().logs());
        } catch (IOException e) {
            // what a worker prints is dropped where it cannot be written
        }
    }

    /** Ends the worker and removes the models that it left. */
    @Override
    public void close() throws IOException {
        if (pool != null) {
            pool.close();
        }
        if (folder != null) {
            remove(folder);
        }
    }

    private static void remove(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.deleteIfExists(file);
                }
            }
            Files.deleteIfExists(folder);
        }
    }

    private static void removeQuietly(Path folder) {
        try {
            remove(folder);
        } catch (IOException e) {
            // nobody is left to tell
        }
    }
}
