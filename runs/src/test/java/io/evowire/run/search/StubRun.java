package io.evowire.run.search;

import io.evowire.core.network.TensorShape;
import io.evowire.run.config.ConfigReader;
import io.evowire.run.config.SearchConfig;
import io.evowire.run.export.TrialsTable;
import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.store.History;
import io.evowire.run.store.Proposal;
import io.evowire.run.store.Redraws;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.RunRecord;
import io.evowire.run.store.Trial;
import io.evowire.run.store.TrialStore;
import io.evowire.run.strategy.SearchEnded.Reason;
import io.evowire.run.training.SearchListener;
import io.evowire.run.training.TrainingPool;
import io.evowire.run.training.Work;
import io.evowire.run.worker.StubWorker;
import io.evowire.run.worker.StubWorkers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Runs of stub workers for tests. */
public final class StubRun {

    private StubRun() {}

    public static SearchConfig config(String... settings) {
        return ConfigReader.parse("""
                seed: 7
                workers: {count: 2, memory: 256m, trialTime: 10m}
                budget: {trials: 30}
                strategy: {kind: nsga2, population: 4}
                reading: observed
                race: {share: 0}
                finalTraining: {epochs: 0}
                measurements: {testPicks: false}
                """, "stub", List.of(settings));
    }

    public static void create(Path directory) throws IOException {
        create(directory, "test");
    }

    public static void create(Path directory, String program) throws IOException {
        Files.createDirectories(directory);
        TrialStore.create(new RunFiles(directory), new RunRecord(TrialStore.FORMAT, program,
                StubWorker.DATA, "", StubWorker.KERNELS, new TensorShape(1, 28, 28),
                List.of("a", "b", "c"))).close();
    }

    /** Searches on from where the run stands. */
    public static Reason search(Path directory, SearchConfig config, String worker,
            Consumer<SearchJob> onEnded) throws IOException {
        return search(directory, config, worker, onEnded, trial -> {});
    }

    /** As above, telling each trial when it ends. */
    public static Reason search(Path directory, SearchConfig config, String worker,
            Consumer<SearchJob> onEnded, Consumer<Trial> ended) throws IOException {
        try (var pool = StubWorkers.open(StubWorker.class, List.of(worker), config.workers(),
                directory, (data, kernels) -> {})) {
            return search(directory, config, pool, onEnded, ended);
        }
    }

    /** As above, with trainings elsewhere. */
    public static Reason search(Path directory, SearchConfig config, TrainingPool pool,
            Consumer<SearchJob> onEnded, Consumer<Trial> ended) throws IOException {
        try (TrialStore store = TrialStore.open(new RunFiles(directory))) {
            var factory = new CandidateFactory(config, new TensorShape(1, 28, 28), 3);
            var job = new SearchJob[1];
            job[0] = new SearchJob(factory, store, pool, new SearchListener() {
                @Override
                public void ended(Trial trial) {
                    ended.accept(trial);
                    onEnded.accept(job[0]);
                }
            });
            return job[0].run(() -> {});
        }
    }

    /** Trains so many at a time in this process; of these the last one ends first. */
    public static TrainingPool backwards(int workers) {
        return (works, mayStart, listener) -> {
            for (int first = 0; first < works.size()
                    && mayStart.getAsBoolean(); first += workers) {
                List<Work> together = works.subList(first,
                        Math.min(first + workers, works.size()));
                together.forEach(listener::started);
                together.reversed().forEach(work -> listener.ended(work,
                        StubWorker.outcome(work.candidate())));
            }
        };
    }

    public static History history(Path directory) {
        return TrialStore.read(new RunFiles(directory));
    }

    public static List<Trial> trials(Path directory) {
        return history(directory).trials();
    }

    public static List<Proposal> proposals(Path directory) {
        return trials(directory).stream().map(Trial::proposal).toList();
    }

    public static Redraws redraws(Path directory) {
        return history(directory).redraws();
    }

    /**
     * The exported table, without the columns of warm starts. The stub's seconds follow from the
     * trial's number.
     */
    public static String csv(Path directory) {
        return TrialsTable.csv(config("strategy.warmStart=false"), trials(directory));
    }
}
