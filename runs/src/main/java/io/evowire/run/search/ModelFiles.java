package io.evowire.run.search;

import io.evowire.evaluate.Leg.SavedModel;
import io.evowire.run.FileHash;
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

/** The models that are kept as files of the run. */
public final class ModelFiles implements FrontModels {

    private final RunFiles files;
    private final RunLock lock;
    private final ParetoFront<Trial> front;
    private final boolean donors;
    private final Set<Integer> leaving = new HashSet<>();
    private Optional<Integer> admitted = Optional.empty();

    private ModelFiles(RunFiles files, RunLock lock, ParetoFront<Trial> front,
            boolean donors) {
        this.files = files;
        this.lock = lock;
        this.front = front;
        this.donors = donors;
    }

    /**
     * The models of a run that this process owns, freed of what a killed session left behind.
     */
    public static ModelFiles open(RunFiles files, RunLock lock, CandidateFactory factory,
            History history) throws IOException {
        ParetoFront<Trial> front = FitnessScale.of(factory).emptyFront();
        history.trials().stream().filter(Trial::completed).forEach(front::add);
        Files.createDirectories(files.models());
        Set<Path> wanted = wanted(factory, history).stream()
                .filter(trial -> history.model(trial.number()).isPresent())
                .map(trial -> files.model(trial.number())).collect(Collectors.toSet());
        for (Path file : written(files)) {
            if (!wanted.contains(file)) {
                Files.deleteIfExists(file);
            }
        }
        return new ModelFiles(files, lock, front, factory.config().strategy().inherits());
    }

    // Whoever was trained to the end may be a parent, and so a donor.
    private static List<Trial> wanted(CandidateFactory factory, History history) {
        return factory.config().strategy().inherits()
                ? history.trials().stream().filter(Trial::completed).toList()
                : FitnessScale.of(factory).front(history.trials());
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
            if (!ended.completed() || !joins(ended) && !donors) {
                Files.deleteIfExists(written);
            } else if (Files.exists(written)) {
                admitted = Optional.of(ended.number());
                return Optional.of(FileHash.hex(written));
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
                if (!donors) {
                    Files.deleteIfExists(files.model(number));
                }
            }
            leaving.clear();
        } catch (IOException e) {
            throw DiskFailure.of(files, e);
        }
    }

    @Override
    public Optional<SavedModel> kept(History history, int trial) {
        return kept(files, history, trial);
    }

    /** The model of a trial, if it is there and as it was recorded. */
    public static Optional<SavedModel> kept(RunFiles files, History history, int trial) {
        Path file = files.model(trial).toAbsolutePath();
        try {
            Optional<String> recorded = history.model(trial);
            return recorded.isPresent() && Files.isRegularFile(file)
                    && FileHash.hex(file).equals(recorded.get())
                            ? Optional.of(new SavedModel(file, recorded.get()))
                            : Optional.empty();
        } catch (NoSuchFileException gone) { // a search that goes on has just retired it
            return Optional.empty();
        } catch (IOException e) {
            throw DiskFailure.of(files, e);
        }
    }

    /** Recorded models that are wanted but missing or not what was recorded, in words. */
    static List<String> damage(RunFiles files, CandidateFactory factory, History history)
            throws IOException {
        List<String> damage = new ArrayList<>();
        for (Trial trial : wanted(factory, history)) {
            Optional<String> recorded = history.model(trial.number());
            Path file = files.model(trial.number());
            if (recorded.isPresent() && !Files.isRegularFile(file)) {
                damage.add("%s, a model of %s, is missing.".formatted(file,
                        factory.config().strategy().inherits() ? "a possible donor" : "the front"));
            } else if (recorded.isPresent() && !recorded.get().equals(FileHash.hex(file))) {
                damage.add("%s is not the model that was recorded.".formatted(file));
            }
        }
        return damage;
    }
}
