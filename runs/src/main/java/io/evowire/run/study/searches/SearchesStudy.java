package io.evowire.run.study.searches;

import io.evowire.evaluate.data.ImageDataset;
import io.evowire.evaluate.session.TrainingSessions;
import io.evowire.run.config.Budget;
import io.evowire.run.config.ConfigReader;
import io.evowire.run.config.SearchConfig;
import io.evowire.run.export.RunTables;
import io.evowire.run.json.Json;
import io.evowire.run.problem.Run;
import io.evowire.run.search.SearchJob;
import io.evowire.run.store.History;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.Trial;
import io.evowire.run.store.TrialStore;
import io.evowire.run.store.log.RunLock;
import io.evowire.run.strategy.SearchEnded.Reason;
import io.evowire.run.study.MeasuredStudy;
import io.evowire.run.study.StudyUnit;
import io.evowire.run.study.searches.Searched.Look;
import io.evowire.run.system.ProgramVersion;
import io.evowire.run.training.RunModels;
import io.evowire.run.training.SearchListener;
import io.evowire.run.training.TrainingPool;
import io.evowire.run.worker.LocalWorkers;
import io.evowire.run.worker.TrainingWorker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/**
 * Searches of several kinds, some of each, that share data, recipe, seeds and budget. Each search
 * is a run in a directory of its own within that of the study, and can be looked at like any other.
 *
 * @param name    of the study
 * @param arms    what is compared, the control first
 * @param seeds   searches of each arm, at least 1
 * @param budget  of each search
 * @param config  of all searches, under the settings of their arm
 * @param images  the data set
 * @param models  what trains
 * @param watch   told how each search goes on
 */
public record SearchesStudy(String name, List<Arm> arms, int seeds, Budget budget,
        SearchConfig config, ImageDataset images, TrainingSessions models, Watch watch)
        implements
            MeasuredStudy<Searched, SearchesReading> {

    /** Looks at searches, without a say in them. */
    @FunctionalInterface
    public interface Watch {

        /** Looks at none. */
        Watch NOTHING = (run, history) -> new Watched(trial -> {}, () -> {});

        /**
         * A search is about to begin, or to go on.
         *
         * @param history what is recorded of it, which grows
         */
        Watched begin(Run run, History history);
    }

    /**
     * A search that is looked at.
     *
     * @param listener told how it goes on
     * @param ended    run once it has ended or was stopped
     */
    public record Watched(SearchListener listener, Runnable ended) {}

    public SearchesStudy {
        arms = List.copyOf(arms);
    }

    /**
     * A search.
     *
     * @param arm      way to search
     * @param seed     of it
     * @param budget   of it
     * @param settings of the arm
     */
    private record Planned(String arm, long seed, Budget budget, List<String> settings) {}

    @Override
    public List<StudyUnit> plan() {
        List<StudyUnit> units = new ArrayList<>();
        for (int i = 0; i < seeds; i++) {
            for (Arm arm : arms) {
                long seed = config.seed() + i;
                var planned = new Planned(arm.name(), seed, budget, arm.settings());
                settings(planned); // an arm that cannot be searched is refused before any search
                units.add(StudyUnit.of("%s-%d".formatted(arm.name(), seed), planned));
            }
        }
        return units;
    }

    @Override
    public Class<Searched> outcome() {
        return Searched.class;
    }

    @Override
    public Optional<Searched> measure(StudyUnit unit, Path directory, BooleanSupplier mayGoOn)
            throws IOException {
        Planned planned = unit.what(Planned.class);
        var files = new RunFiles(directory);
        Files.createDirectories(directory);
        try (RunLock lock = RunLock.take(files)) {
            Run run = Files.exists(files.database())
                    ? opened(files)
                    : Run.create(files, settings(planned), images, ProgramVersion.build(),
                            models.kernels());
            Files.createDirectories(files.logs());
            try (TrialStore store = TrialStore.open(files)) {
                return search(run, lock, store, mayGoOn)
                        ? Optional.of(searched(planned, store.history()))
                        : Optional.empty();
            }
        }
    }

    // Its data may lie elsewhere now.
    private Run opened(RunFiles files) {
        Run run = Run.open(files);
        return run.with(run.config().withData(config.data()));
    }

    private SearchConfig settings(Planned planned) {
        // What a search does after its end is no part of the comparison.
        List<String> settings = new ArrayList<>(
                List.of("finalTraining.epochs=0", "measurements.testPicks=false"));
        settings.addAll(planned.settings());
        settings.add("seed=" + planned.seed());
        SearchConfig under = ConfigReader.parse(Json.yaml(config), planned.arm(), settings);
        return under.with(planned.budget(), under.workers());
    }

    // Whether it came to its end.
    private boolean search(Run run, RunLock lock, TrialStore store, BooleanSupplier mayGoOn)
            throws IOException {
        RunFiles files = run.files();
        var kept = RunModels.open(files, lock, run.factory(), store.history());
        try (TrainingPool pool = new LocalWorkers(TrainingWorker.class,
                TrainingWorker.arguments(run.config().deviceSpec(), run.config().learned(),
                        files.directory().toString()),
                run.config().workersForDevice(), files.logs()).open(run::check)) {
            var started = new AtomicReference<SearchJob>();
            SearchListener stopping = trial -> {
                if (!mayGoOn.getAsBoolean()) {
                    started.get().stop();
                }
            };
            Watched watched = watch.begin(run, store.history());
            var job = new SearchJob(run.factory(), store, pool, kept,
                    SearchListener.all(List.of(stopping, watched.listener())), run.device());
            started.set(job);
            try {
                return job.run(() -> {
                    lock.requireHeld();
                    RunTables.write(run, store.history());
                }) != Reason.STOPPED;
            } finally {
                watched.ended().run();
            }
        }
    }

    private static Searched searched(Planned planned, History history) {
        List<Trial> ended = history.trials().stream().filter(Trial::ended).toList();
        return Searched.of(planned.arm(), planned.seed(), ended.size(), history.searchSeconds(),
                ended.stream().filter(Trial::completed).map(trial -> new Look(trial.number(),
                        history.endedAt(trial.number()).orElseThrow(),
                        trial.proposal().cost().macs(), trial.accuracy().orElseThrow()))
                        .toList());
    }

    @Override
    public SearchesReading read(List<Searched> measured) {
        return SearchesReading.of(measured, !budget.time().equals("none"));
    }
}
