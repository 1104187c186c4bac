package io.evowire.run.search;

import io.evowire.run.Sha256;
import io.evowire.run.store.DiskFailure;
import io.evowire.run.store.DurableFiles;
import io.evowire.run.store.History;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.RunLock;
import io.evowire.run.store.Trial;
import io.jenetics.ext.moea.ParetoFront;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The models of the front's members as files of the run. */
public final class ModelFiles implements FrontModels {

    private final RunFiles files;
    private final RunLock lock;
    private final ParetoFront<Trial> front;
    private final Set<Integer> leaving = new HashSet<>();
    private Optional<Integer> admitted = Optional.empty();

    private ModelFiles(RunFiles files, RunLock lock, ParetoFront<Trial> front) {
        this.files = files;
        this.lock = lock;
        this.front = front;
    }

    /**
     * The models of a run that this process owns, freed of what a killed session left behind.
     */
    public static ModelFiles open(RunFiles files, RunLock lock, FitnessScale scale,
            History history) throws IOException {
        ParetoFront<Trial> front = scale.emptyFront();
        history.trials().stream().filter(Trial::completed).forEach(front::add);
        Files.createDirectories(files.models());
        Set<Path> wanted = front.stream()
                .filter(trial -> history.model(trial.number()).isPresent())
                .map(trial -> files.model(trial.number())).collect(Collectors.toSet());
        for (Path file : written(files)) {
            if (!wanted.contains(file)) {
                Files.deleteIfExists(file);
            }
        }
        return new ModelFiles(files, lock, front);
    }

    private static List<Path> written(RunFiles files) throws IOException {
        try (Stream<Path> entries = Files.list(files.models())) {
            return entries.filter(file -> file.getFileName().toString()
                    .matches("trial-\\d+\\.zip(\\.new)?|zipfstmp.*")).toList();
        }
    }

    @Override
    public Optional<String> admit(Trial ended) {
        Path written = files.writtenModel(ended.number());
        admitted = Optional.empty();
        try {
            if (!ended.completed() || !joins(ended)) {
                Files.deleteIfExists(written);
            } else if (Files.exists(written)) {
                admitted = Optional.of(ended.number());
                return Optional.of(Sha256.hex(written));
            }
            return Optional.empty();
        } catch (IOException e) {
            throw DiskFailure.of(files, e);
        }
    }

    private boolean joins(Trial ended) {
        List<Trial> before = List.copyOf(front);
        boolean joins = front.add(ended);
        before.stream().filter(trial -> !front.contains(trial)).map(Trial::number)
                .forEach(leaving::add);
        return joins;
    }

    @Override
    public void publish() {
        try {
            if (admitted.isPresent()) {
                lock.requireHeld();
                DurableFiles.publish(files.writtenModel(admitted.get()),
                        files.model(admitted.get()));
            }
        } catch (IOException e) {
            throw DiskFailure.of(files, e);
        }
    }

    @Override
    public void retire() {
        try {
            for (int number : leaving) {
                Files.deleteIfExists(files.model(number));
            }
            leaving.clear();
        } catch (IOException e) {
            throw DiskFailure.of(files, e);
        }
    }

    /** The model of a trial, if it is kept and is the one that was recorded. */
    public static Optional<Path> kept(RunFiles files, History history, int trial)
            throws IOException {
        Path file = files.model(trial);
        try {
            Optional<String> recorded = history.model(trial);
            return recorded.isPresent() && recorded.get().equals(Sha256.hex(file))
                    ? Optional.of(file)
                    : Optional.empty();
        } catch (NoSuchFileException gone) { // others dominate it, or it was removed by hand
            return Optional.empty();
        }
    }

    /** Recorded models of the front that are missing or not what was recorded, in words. */
    static List<String> damage(RunFiles files, FitnessScale scale, History history)
            throws IOException {
        List<String> damage = new ArrayList<>();
        for (Trial trial : scale.front(history.trials())) {
            Optional<String> recorded = history.model(trial.number());
            Path file = files.model(trial.number());
            if (recorded.isPresent() && !Files.isRegularFile(file)) {
                damage.add("%s, a model of the front, is missing.".formatted(file));
            } else if (recorded.isPresent() && !recorded.get().equals(Sha256.hex(file))) {
                damage.add("%s is not the model that was recorded.".formatted(file));
            }
        }
        return damage;
    }
}
