package io.evowire.run.study;

import io.evowire.core.network.TensorShape;
import io.evowire.evaluate.Outcome;
import io.evowire.run.ExitCode;
import io.evowire.run.UserException;
import io.evowire.run.config.StudyConfig;
import io.evowire.run.problem.Basis;
import io.evowire.run.store.log.FileSystems;
import io.evowire.run.store.log.RunLock;
import io.evowire.run.training.TrainingPool;
import io.evowire.run.training.Trainings;
import io.evowire.run.training.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A study in its directory, from where it stands to its end. What is recorded is not trained again,
 * so resuming is running it again.
 *
 * @param study     what is trained, and what it says
 * @param directory of the study; made if there is none
 * @param config    what it was asked to do
 * @param basis     the data set, and what trains
 * @param shape     of an image, [C, H, W]
 * @param classes   number of classes
 */
public record StudyRun<R>(Study<R> study, Path directory, StudyConfig config, Basis basis,
        TensorShape shape, int classes) {

    /**
     * Trains what lacks, and reads the result, which is left as a file in the directory, too.
     *
     * @param pool     who trains; closed in the end
     * @param mayStart asked before each training
     * @param progress told how trainings go on
     * @return empty if no more may start before all is trained
     * @throws UserException with exit code 2 if the directory holds something else, or the data set
     *                       or what trains is not what it was; with 4 if another process works on
     *                       it; with 5 if a training is recorded that this study plans otherwise
     */
    public Optional<R> run(Function<StudyFiles, TrainingPool> pool, BooleanSupplier mayStart,
            Trainings.Progress progress) throws IOException {
        var files = new StudyFiles(directory);
        files.requireNoSearch();
        Files.createDirectories(files.logs());
        FileSystems.requireLocal(files);
        try (RunLock lock = RunLock.take(files)) {
            if (!Files.exists(files.database())) {
                files.write(config);
                StudyStore.create(files, StudyRecord.of(study.name(), basis, shape, classes));
            }
            try (StudyStore store = StudyStore.open(files);
                    TrainingPool workers = pool.apply(files)) {
                List<StudyEntry> plan = study.plan(shape, classes);
                check(store, plan);
                store.opened(files, config, plan.size(), workers.cluster());
                if (!train(store, plan, new Trainings(workers, mayStart), progress)) {
                    return Optional.empty();
                }
                List<Trained> trained = plan.stream()
                        .map(entry -> store.trained(entry.id()).orElseThrow()).toList();
                lock.requireHeld();
                R result = study.read(trained);
                study.tables(trained).forEach((name, csv) -> StudyFiles.write(files,
                        directory.resolve(name), csv));
                store.ended(files, files.table(), StudyTable.csv(trained), result);
                return Optional.of(result);
            }
        }
    }

    private void check(StudyStore store, List<StudyEntry> plan) {
        store.require(new StudyFiles(directory), study.name(), basis);
        for (StudyEntry entry : plan) {
            store.trained(entry.id()).filter(done -> !done.isOf(entry)).ifPresent(done -> {
                throw new UserException(ExitCode.CORRUPT, """
                        '%s' is recorded in %s with another network or recipe than this program \
                        plans. Maybe another version made it, or the study has other settings. \
                        What is recorded is kept. Choose another directory."""
                        .formatted(entry.id(), directory));
            });
        }
    }

    private static boolean train(StudyStore store, List<StudyEntry> plan, Trainings trainings,
            Trainings.Progress progress) {
        long start = System.nanoTime();
        Map<String, StudyEntry> byId = plan.stream()
                .collect(Collectors.toMap(StudyEntry::id, Function.identity()));
        return trainings.run(
                () -> plan.stream().filter(entry -> store.trained(entry.id()).isEmpty())
                        .map(entry -> new Work(entry.id(), entry.task())).toList(),
                new Trainings.Sink() {
                    @Override
                    public int deaths(Work work) {
                        return store.deaths(work.id());
                    }

                    @Override
                    public void died(Work work, String message) {
                        store.died(new StudyDeath(work.id(), message, seconds(start)));
                    }

                    @Override
                    public void ended(Work work, Outcome outcome, @Nullable String host) {
                        store.trained(Trained.of(byId.get(work.id()), outcome,
                                seconds(start), host));
                    }
                }, progress);
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
