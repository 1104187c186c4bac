package io.evowire.run.cli;

import io.evowire.core.network.TensorShape;
import io.evowire.core.text.Sha256;
import io.evowire.run.Listener;
import io.evowire.run.config.Budget;
import io.evowire.run.config.ConfigReader;
import io.evowire.run.config.SearchConfig;
import io.evowire.run.config.Setting;
import io.evowire.run.crash.workers.FaultyWorker;
import io.evowire.run.json.Json;
import io.evowire.run.metrics.SearchTelemetry;
import io.evowire.run.problem.Run;
import io.evowire.run.search.RunningSearch;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.RunRecord;
import io.evowire.run.store.TrialStore;
import io.evowire.run.store.log.DurableFiles;
import io.evowire.run.store.log.RunLock;
import io.evowire.run.system.ProgramVersion;
import io.evowire.run.training.TrainingPool;
import io.evowire.run.worker.StubWorkers;
import io.evowire.run.worker.WorkHere;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A search or resume as the command line does it, in its own process, with workers that only pretend
 * to train.
 */
public final class StubMain {

    private StubMain() {}

    /** Arguments: directory of the run, mode of {@link FaultyWorker}, trials, settings. */
    public static void main(String[] args) {
        System.exit(run((run, mayWait) -> workers(run), args));
    }

    /** The same on machines that do not come: waits for them as long as it may. */
    public static final class Waiting {

        private Waiting() {}

        /** Arguments as above. */
        public static void main(String[] args) {
            System.exit(run((run, mayWait) -> {
                System.err.println("waits for machines");
                while (mayWait.getAsBoolean()) {
                    LockSupport.parkNanos(10_000_000);
                }
                return workers(run);
            }, args));
        }
    }

    /** The same in this process, which also pretends to train; returns the exit code. */
    public static int here(String... args) {
        return run((run, mayWait) -> new WorkHere(run.config().workers().resolvedCount(),
                FaultyWorker.setup(run.config().data(), run.files()), run::check), args);
    }

    private static int run(RunningSearch.Pools pools, String... args) {
        Locale.setDefault(Locale.ROOT);
        var files = new RunFiles(Path.of(args[0]));
        try {
            if (!Files.exists(files.database())) {
                create(files, List.of(args).subList(1, args.length));
            }
            Run run = Run.open(files);
            SearchConfig config = run.config().withData(args[1]).with(
                    new Budget(Integer.parseInt(args[2]), "none"), run.config().workers());
            try (RunLock lock = RunLock.take(files)) {
                return ForegroundSearch
                        .of(run.with(config), lock, pools, new SearchOptions().drawing(0),
                                SearchTelemetry.none())
                        .call();
            }
        } catch (IOException | RuntimeException e) {
            return Main.report(e);
        }
    }

    /** Workers that pretend to train a run. */
    static TrainingPool workers(Run run) {
        return StubWorkers.open(FaultyWorker.class,
                List.of(run.config().data(), run.files().directory().toString()),
                run.config().workers(), run.files().logs(), run::check);
    }

    /** What {@code status} prints of a run, with more words behind its directory. */
    public static String status(RunFiles files, String... more) {
        var words = new ArrayList<>(List.of("status", files.directory().toString()));
        words.addAll(List.of(more));
        try (var listener = Listener.open()) {
            int code = Main.run(words.toArray(String[]::new));
            if (code != 0) {
                throw new IllegalStateException("status ended with " + code);
            }
            return listener.out();
        }
    }

    /** Makes a run: mode, trials, settings. */
    public static void create(RunFiles files, List<String> args) throws IOException {
        SearchConfig config = ConfigReader.defaultsUnder(Stream.concat(
                Stream.of("seed=7", "strategy.kind=nsga2", "strategy.population=4",
                        "reading=observed", "race.share=0", "finalTraining.epochs=0",
                        "workers.count=1",
                        "workers.memory=128m", "measurements.testPicks=false",
                        "data=" + args.get(0),
                        "budget.trials=" + args.get(1)),
                args.stream().skip(2)).map(Setting::parse).toList());
        Files.createDirectories(files.directory());
        String yaml = Json.yaml(config);
        DurableFiles.write(files.configuration(), yaml);
        TrialStore.create(files,
                new RunRecord(TrialStore.FORMAT, ProgramVersion.build(), FaultyWorker.DATA,
                        Sha256.hex(yaml), FaultyWorker.KERNELS, new TensorShape(1, 28, 28),
                        List.of("a", "b", "c")))
                .close();
    }
}
