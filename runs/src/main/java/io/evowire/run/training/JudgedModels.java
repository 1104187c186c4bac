package io.evowire.run.training;

import io.evowire.core.text.Sha256;
import io.evowire.run.store.History;
import io.evowire.run.store.Judged;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.log.DiskFailure;
import io.evowire.run.store.log.DurableFiles;
import io.evowire.run.store.log.RunLock;
import io.evowire.run.system.FileHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The models of networks that were trained anew to be judged, as files of the run. */
public final class JudgedModels {

    private final Optional<RunFiles> files;
    private final Optional<RunLock> lock;

    private JudgedModels(Optional<RunFiles> files, Optional<RunLock> lock) {
        this.files = files;
        this.lock = lock;
    }

    /** Keeps none. */
    public static JudgedModels none() {
        return new JudgedModels(Optional.empty(), Optional.empty());
    }

    /** Those of a run that this process owns, freed of what a killed session left behind. */
    public static JudgedModels open(RunFiles files, RunLock lock, History history)
            throws IOException {
        Files.createDirectories(files.models());
        Set<Path> wanted = history.judged().stream().filter(judged -> judged.model() != null)
                .map(judged -> files.judgedModel(judged.trial())).collect(Collectors.toSet());
        try (Stream<Path> entries = Files.list(files.models())) {
            for (Path file : entries.filter(file -> file.getFileName().toString()
                    .matches("trial-\\d+-judged\\.model(\\.new)?")).toList()) {
                if (!wanted.contains(file)) {
                    Files.deleteIfExists(file);
                }
            }
        }
        return new JudgedModels(Optional.of(files), Optional.of(lock));
    }

    /** SHA-256 of the model that a worker left, if it did. */
    public Optional<String> admit(int trial) {
        try {
            Optional<Path> written = files.map(run -> run.writtenJudgedModel(trial))
                    .filter(Files::exists);
            return written.isPresent()
                    ? Optional.of(FileHash.hex(written.get()))
                    : Optional.empty();
        } catch (IOException e) {
            throw DiskFailure.of(files.orElseThrow(), e);
        }
    }

    /**
     * Makes a model durable; to be called before the judgement stands.
     *
     * @throws io.evowire.run.UserException with exit code 74 if the disk is full or fails
     */
    public void publish(Judged judged) {
        if (judged.model() == null) {
            return;
        }
        RunFiles run = files.orElseThrow();
        try {
            lock.orElseThrow().requireHeld();
            DurableFiles.publish(run.writtenJudgedModel(judged.trial()),
                    run.judgedModel(judged.trial()));
        } catch (IOException e) {
            throw DiskFailure.of(run, e);
        }
    }

    /** Models that are not what was recorded, or missing, in words. */
    static List<String> faults(RunFiles files, History history) throws IOException {
        List<String> faults = new ArrayList<>();
        for (Judged judged : history.judged()) {
            Path file = files.judgedModel(judged.trial());
            try {
                if (judged.model() != null && !judged.model().equals(FileHash.hex(file))) {
                    faults.add("%s is not the model that was recorded.".formatted(file));
                }
            } catch (NoSuchFileException missing) {
                faults.add("%s, the model of a network that was judged, is missing."
                        .formatted(file));
            }
        }
        return faults;
    }

    /** The file of a judged network's model, if it is there and as it was recorded. */
    public static Optional<byte[]> content(RunFiles files, History history, int trial) {
        Path file = files.judgedModel(trial);
        Optional<String> recorded = history.judged(trial)
                .flatMap(judged -> Optional.ofNullable(judged.model()));
        try {
            if (recorded.isEmpty() || !Files.isRegularFile(file)) {
                return Optional.empty();
            }
            byte[] content = Files.readAllBytes(file);
            return Optional.of(content)
                    .filter(bytes -> Sha256.hex(bytes).equals(recorded.get()));
        } catch (IOException e) {
            throw DiskFailure.of(files, e);
        }
    }
}
