package io.evowire.run.training;

import io.evowire.evaluate.Leg;
import io.evowire.evaluate.ModelStore;
import io.evowire.run.config.RungsConfig;
import io.evowire.run.store.History;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.RungResult;
import io.evowire.run.store.Trial;
import io.evowire.run.store.log.DiskFailure;
import io.evowire.run.store.log.RunLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The models of trainings that wait at a rung, as files of the run. They save time and nothing
 * else: where one is missing or damaged, its steps are done again and give the same bits.
 */
public final class PausedModels {

    private static final String NAMES = "trial-\\d+-rung-\\d+\\.(model|zip)(\\.new)?";

    private final Optional<WrittenModels> written;

    private PausedModels(Optional<WrittenModels> written) {
        this.written = written;
    }

    /** Keeps none. */
    public static PausedModels none() {
        return new PausedModels(Optional.empty());
    }

    /** Those of a run that this process owns, freed of what a killed session left behind. */
    public static PausedModels open(RunFiles files, RunLock lock, History history)
            throws IOException {
        Set<Path> wanted = history.trials().stream().filter(trial -> !trial.ended())
                .map(Trial::number).flatMap(number -> history.rungs(number).stream())
                .flatMap(result -> both(files, result.trial(), result.rung()))
                .collect(Collectors.toSet());
        WrittenModels.sweep(files.rungs(), NAMES, wanted);
        return new PausedModels(Optional.of(new WrittenModels(files, lock)));
    }

    private static Stream<Path> both(RunFiles files, int trial, int rung) {
        return Stream.of(files.pausedModel(trial, rung), files.olderPausedModel(trial, rung));
    }

    /**
     * The part of a trial's training that ends at a rung.
     *
     * @param before what it reached on the rung before, empty for the first one
     */
    Leg leg(RungsConfig rungs, int rung, int trial, Optional<RungResult> before) {
        return new Leg(before.map(result -> rungs.divisor(result.rung())).orElse(0),
                rungs.divisor(rung),
                before.filter(result -> written.isPresent()).map(RungResult::model).orElse(null),
                rung < rungs.last() && written.isPresent() ? ModelStore.rung(trial, rung) : null);
    }

    /** SHA-256 of the model that a worker left at a rung, if it did. */
    Optional<String> admit(int trial, int rung) {
        return written.flatMap(
                models -> models.admit(models.files().writtenPausedModel(trial, rung)));
    }

    /**
     * Makes a model durable; to be called before the result of the rung stands.
     *
     * @throws io.evowire.run.UserException with exit code 74 if the disk is full or fails
     */
    void publish(RungResult result) {
        if (result.model() != null) {
            WrittenModels models = written.orElseThrow();
            models.publish(models.files().writtenPausedModel(result.trial(), result.rung()),
                    models.files().pausedModel(result.trial(), result.rung()));
        }
    }

    /** Removes the models of a trial's rungs before this one; once that stands. */
    void retire(int trial, int rung) {
        if (written.isEmpty()) {
            return;
        }
        RunFiles files = written.get().files();
        try {
            for (int before = 0; before < rung; before++) {
                for (Path file : both(files, trial, before).toList()) {
                    Files.deleteIfExists(file);
                }
                Files.deleteIfExists(files.writtenPausedModel(trial, before));
            }
        } catch (IOException e) {
            throw DiskFailure.of(files, e);
        }
    }
}
