package io.evowire.run.search;

import io.evowire.core.network.TensorShape;
import io.evowire.evaluate.Candidate;
import io.evowire.evaluate.data.ImageDataset;
import io.evowire.evaluate.data.ImageSplit;
import io.evowire.run.ExitCode;
import io.evowire.run.UserException;
import io.evowire.run.config.ConfigReader;
import io.evowire.run.config.SearchConfig;
import io.evowire.run.export.RunTables;
import io.evowire.run.problem.Run;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.Trial;
import io.evowire.run.store.TrialStore;
import io.evowire.run.store.log.RunLock;
import io.evowire.run.strategy.SearchEnded.Reason;
import io.evowire.run.training.ModelFiles;
import io.evowire.run.training.PausedModels;
import io.evowire.run.training.RunModels;
import io.evowire.run.training.SearchListener;
import io.evowire.run.training.Task;
import io.evowire.run.training.TrainingPool;
import io.evowire.run.training.Work;
import io.evowire.run.worker.StubWorker;
import io.evowire.run.worker.StubWorkers;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * A whole search, from the creation of the run to its tables, as the command line does it but with
 * stub trainings. As a program it can be killed:
 * {@code StubSearch DIR TRAINING [key=value]...} makes the run DIR, or resumes it if it exists.
 * TRAINING is {@code inline} for trainings of microseconds in this process, {@code models} for the same
 * that leave models, too, or {@code workers:ARGUMENT} for processes of {@link StubWorker}.
 * <p>
 * It prints {@code ended N} on standard output once trial N is recorded, and adds a line
 * {@code trained N} to the file DIR.trainings when the training of trial N begins. It exits with the
 * codes of the command line.
 */
public final class StubSearch {

    private static final TensorShape SHAPE = new TensorShape(1, 28, 28);

    private StubSearch() {}

    public static void main(String[] args) {
        var out = new PrintStream(System.out, true);
        List<String> settings = List.of(args).subList(2, args.length);
        try {
            search(Path.of(args[0]), args[1], settings,
                    trial -> out.println("ended " + trial.number()));
        } catch (UserException e) {
            System.err.println(e.getMessage());
            System.exit(e.exitCode().code());
        } catch (IOException | UncheckedIOException e) {
            System.err.println(e);
            System.exit(ExitCode.IO.code());
        }
    }

    /** The configuration that {@link #search} uses under these settings. */
    public static SearchConfig config(List<String> settings) {
        return ConfigReader.parse("""
                seed: 7
                data: stub
                workers: {count: 2, memory: 256m, trialTime: 10m}
                budget: {trials: 30}
                strategy: {kind: nsga2, population: 4}
                reading: observed
                race: {share: 0}
                finalTraining: {epochs: 0}
                measurements: {testPicks: false}
                """, "stub", settings);
    }

    /** Where {@link #search} counts the trainings that it began in a run. */
    public static Path trainings(Path directory) {
        return directory.resolveSibling(directory.getFileName() + ".trainings");
    }

    /** Makes a run, or goes on with it, to the end of its budget. */
    public static Reason search(Path directory, String training, List<String> settings,
            Consumer<Trial> onEnded) throws IOException {
        var files = new RunFiles(directory);
        Files.createDirectories(directory);
        try (RunLock lock = RunLock.take(files)) {
            SearchConfig config = config(settings);
            Run run = Files.exists(files.database())
                    ? Run.open(files).with(config)
                    : Run.create(files, config, data(StubWorker.DATA), "stub",
                            StubWorker.KERNELS);
            try (TrialStore store = TrialStore.open(files)) {
                if (training.equals("inline")) {
                    return search(run, store, RunModels.none(), StubSearch::train, onEnded);
                }
                if (training.equals("models")) {
                    var models = new RunModels(
                            ModelFiles.open(files, lock, run.factory(), store.history()),
                            PausedModels.open(files, lock, store.history()));
                    return search(run, store, models, new StubModels(files)::train, onEnded);
                }
                Files.createDirectories(files.logs());
                try (var pool = StubWorkers.open(StubWorker.class,
                        List.of(training.split(":")[1]), config.workers(), files.logs(),
                        run::check)) {
                    return search(run, store, RunModels.none(), pool, onEnded);
                }
            }
        }
    }

    /** Makes a run of other data or kernels than the stub's own. */
    public static void create(Path directory, List<String> settings, String data, String kernels)
            throws IOException {
        Files.createDirectories(directory);
        Run.create(new RunFiles(directory), config(settings), data(data), "stub", kernels);
    }

    private static ImageDataset data(String fingerprint) {
        var split = new ImageSplit(SHAPE, new byte[0], new byte[0]);
        return new ImageDataset("stub", fingerprint, SHAPE, List.of("a", "b", "c"), split,
                split, split);
    }

    private static Reason search(Run run, TrialStore store, RunModels models, TrainingPool pool,
            Consumer<Trial> onEnded) throws IOException {
        try (var trainings = new FileOutputStream(trainings(run.files().directory()).toFile(),
                true)) {
            var job = new SearchJob(run.factory(), store, pool, models, new SearchListener() {
                @Override
                public void started(Work work) {
                    if (!counts(work)) {
                        return;
                    }
                    try {
                        trainings.write("trained %d%n"
                                .formatted(work.candidate().trial())
                                .getBytes(StandardCharsets.UTF_8));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }

                @Override
                public void ended(Trial trial) {
                    onEnded.accept(trial);
                }
            });
            return job.run(() -> RunTables.write(run, store.history()));
        }
    }

    // Neither a lost donor that is trained again is a trial's training, nor a second look, a
    // repeat, or a test.
    private static boolean counts(Work work) {
        return work.task() instanceof Task.Train(Candidate candidate)
                && work.id().equals(Work.ofTrial(candidate.trial()));
    }

    private static void train(List<Work> works,
            BooleanSupplier mayStart, TrainingPool.Listener listener) {
        for (Work work : works) {
            if (mayStart.getAsBoolean()) {
                listener.started(work);
                listener.ended(work, StubWorker.outcome(work.candidate()));
            }
        }
    }
}
