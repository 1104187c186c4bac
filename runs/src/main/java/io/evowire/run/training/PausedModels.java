package io.evowire.run.training;

import io.evowire.evaluate.Leg;
import io.evowire.evaluate.ModelStore;
import io.evowire.run.config.RungsConfig;
import io.evowire.run.store.History;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.RungResult;
import io.evowire.run.store.Trial;
import io.evowire.run.store.log.DiskFailure;
import io.evowire.run.store.log.DurableFiles;
import io.evowire.run.store.log.RunLock;
import io.evowire.run.system.FileHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The models of trainings that wait at a rung, as files of the run. They save time and nothing
 * else: where one is missing or damaged, its steps are done again and give the same bits.
 */
public final class PausedModels {

    private final Optional<RunFiles> files;
    private final Optional<RunLock> lock;

    private PausedModels(Optional<RunFiles> files, Optional<RunLock> lock) {
        this.files = files;
        this.lock = lock;
    }

    /** Keeps none. */
    public static PausedModels none() {
        return new PausedModels(Optional.empty(), Optional.empty());
    }

    /** Those of a run that this process owns, freed of what a killed session left behind. */
    public static PausedModels open(RunFiles files, RunLock lock, History history)
            throws IOException {
        Files.createDirectories(files.rungs());
        Set<Path> wanted = history.trials().stream().filter(trial -> !trial.ended())
                .map(Trial::number).flatMap(number -> history.rungs(number).stream())
                .flatMap(result -> both(files, result.trial(), result.rung()))
                .collect(Collectors.toSet());
        for (Path file : written(files)) {
            if (!wanted.contains(file)) {
                Files.deleteIfExists(file);
            }
        }
        return new PausedModels(Optional.of(files), Optional.of(lock));
    }

    private static List<Path> written(RunFiles files) throws IOException {
        try (Stream<Path> entries = Files.list(files.rungs())) {
            return entries.filter(file -> file.getFileName().toString()
                    .matches("trial-\\d+-rung-\\d+\\.(model|zip)(\\.new)?")).toList();
        }
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
                before.filter(result -> files.isPresent()).map(RungResult::model).orElse(null),
                rung < rungs.last() && files.isPresent() ? ModelStore.rung(trial, rung) : null);
    }

    /** SHA-256 of the model that a worker left at a rung, if it did. */
    Optional<String> admit(int trial, int rung) {
        try {
            Optional<Path> written = files.map(run -> run.writtenPausedModel(trial, rung))
                    .filter(Files::exists);
            return written.isPresent()
                    ? Optional.of(FileHash.hex(written.get()))
                    : Optional.empty();
        } catch (IOException e) {
            throw DiskFailure.of(files.orElseThrow(), e);
        }
    }

    /**
     * Makes a model durable; to be called before the result of the rung stands.
     *
     * @throws io.evowire.run.UserException with exit code 74 if the disk is full or fails
     */
    void publish(RungResult result) {
        if (result.model() == null) {
            return;
        }
        RunFiles run = files.orElseThrow();
        try {
            lock.orElseThrow().requireHeld();
            DurableFiles.publish(run.writtenPausedModel(result.trial(), result.rung()),
                    run.pausedModel(result.trial(), result.rung()));
        } catch (IOException e) {
            throw DiskFailure.of(run, e);
        }
    }

    /** Removes the models of a trial's rungs before this one; once that stands. */
    void retire(int trial, int rung) {
        if (files.isEmpty()) {
            return;
        }
        try {
            for (int before = 0; before < rung; before++) {
                for (Path file : both(files.get(), trial, before).toList()) {
                    Files.deleteIfExists(file);
                }
                Files.deleteIfExists(files.get().writtenPausedModel(trial, before));
            }
        } catch (IOException e) {
            throw DiskFailure.of(files.get(), e);
        }
    }
}
