package io.evowire.run.study;

import io.evowire.core.network.TensorShape;
import io.evowire.run.ExitCode;
import io.evowire.run.UserException;
import io.evowire.run.config.StudyConfig;
import io.evowire.run.json.Json;
import io.evowire.run.problem.Basis;
import io.evowire.run.store.log.FileSystems;
import io.evowire.run.store.log.RunLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * A measured study in its directory, from where it stands to its end. What is recorded is not
 * measured again, so resuming is running it again.
 *
 * @param study     what is measured, and what it says
 * @param directory of the study; made if there is none
 * @param config    what it was asked to do
 * @param basis     the data set, and what computes
 * @param shape     of an image, [C, H, W]
 * @param classes   number of classes
 */
public record MeasuredRun<O, R>(MeasuredStudy<O, R> study, Path directory,
        StudyConfig config, Basis basis, TensorShape shape, int classes) {

    /**
     * Measures what lacks, and reads the result, which is left as a file in the directory, too.
     *
     * @param mayGoOn  asked before each unit, and by these now and then
     * @param progress told how it goes on
     * @return empty if it was stopped before all is measured
     * @throws UserException with exit code 2 if the directory holds something else, or the data set
     *                       is not what it was; with 4 if another process works on it; with 5 if a
     *                       unit is recorded that this study plans otherwise
     */
    public Optional<R> run(BooleanSupplier mayGoOn, MeasuredStudy.Progress progress)
            throws IOException {
        var files = new StudyFiles(directory);
        files.requireNoSearch();
        Files.createDirectories(directory);
        FileSystems.requireLocal(files);
        try (RunLock lock = RunLock.take(files)) {
            if (!Files.exists(files.database())) {
                files.write(config);
                StudyStore.create(files, StudyRecord.of(study.name(), basis, shape, classes));
            }
            try (StudyStore store = StudyStore.open(files)) {
                store.require(files, study.name(), basis);
                List<StudyUnit> plan = study.plan();
                plan.forEach(unit -> check(store, unit));
                store.opened(files, config, plan.size(), Optional.empty());
                if (!measure(store, plan, mayGoOn, progress)) {
                    return Optional.empty();
                }
                lock.requireHeld();
                R result = study.read(plan.stream().map(unit -> outcome(store, unit)).toList());
                store.ended(files, files.measurements(),
                        MeasuredTable.csv(plan.stream()
                                .map(unit -> store.measured(unit.id()).orElseThrow()).toList()),
                        result);
                return Optional.of(result);
            }
        }
    }

    private void check(StudyStore store, StudyUnit unit) {
        store.measured(unit.id()).filter(done -> !done.what().equals(unit.what()))
                .ifPresent(done -> {
                    throw new UserException(ExitCode.CORRUPT, """
                            '%s' is recorded in %s with other settings than these. What is \
                            recorded is kept. Choose another directory."""
                            .formatted(unit.id(), directory));
                });
    }

    private boolean measure(StudyStore store, List<StudyUnit> plan, BooleanSupplier mayGoOn,
            MeasuredStudy.Progress progress) throws IOException {
        for (int done = 0; done < plan.size(); done++) {
            StudyUnit unit = plan.get(done);
            if (store.measured(unit.id()).isPresent()) {
                continue;
            }
            if (!mayGoOn.getAsBoolean()) {
                return false;
            }
            progress.measured(done, plan.size(), Optional.of(unit));
            long start = System.nanoTime();
            Optional<O> outcome = study.measure(unit, directory.resolve(unit.id()), mayGoOn);
            if (outcome.isEmpty()) {
                return false;
            }
            store.measured(new Measured(unit.id(), unit.what(), Json.tree(outcome.get()),
                    (System.nanoTime() - start) / 1e9));
        }
        progress.measured(plan.size(), plan.size(), Optional.empty());
        return true;
    }

    private O outcome(StudyStore store, StudyUnit unit) {
        return Json.bind(store.measured(unit.id()).orElseThrow().outcome(), study.outcome());
    }
}
