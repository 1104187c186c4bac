package io.evowire.run.training;

import io.evowire.core.text.Sha256;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.log.DiskFailure;
import io.evowire.run.store.log.DurableFiles;
import io.evowire.run.store.log.RunLock;
import io.evowire.run.system.FileHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Models that workers write for a run, which become its own under another name.
 *
 * @param files of the run
 * @param lock  that this process holds
 */
record WrittenModels(RunFiles files, RunLock lock) {

    /**
     * Removes what a killed session left behind; makes the folder if there is none.
     *
     * @param names  regular expression of the names that these models have
     * @param wanted files that stay
     */
    static void sweep(Path folder, String names, Set<Path> wanted) throws IOException {
        Files.createDirectories(folder);
        for (Path file : files(folder, names)) {
            if (!wanted.contains(file)) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static List<Path> files(Path folder, String names) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(file -> file.getFileName().toString().matches(names)).toList();
        }
    }

    /** SHA-256 of a file that a worker left, if it did. */
    Optional<String> admit(Path written) {
        try {
            return Files.exists(written) ? Optional.of(FileHash.hex(written)) : Optional.empty();
        } catch (IOException e) {
            throw DiskFailure.of(files, e);
        }
    }

    /**
     * Makes a model durable, in its place.
     *
     * @throws io.evowire.run.UserException with exit code 74 if the disk is full or fails
     */
    void publish(Path written, Path place) {
        try {
            lock.requireHeld();
            DurableFiles.publish(written, place);
        } catch (IOException e) {
            throw DiskFailure.of(files, e);
        }
    }

    /** The bytes of a model, if it is there and as it was recorded. */
    static Optional<byte[]> content(RunFiles files, Path file, Optional<String> recorded) {
        try {
            return recorded.isEmpty() || !Files.isRegularFile(file)
                    ? Optional.empty()
                    : Optional.of(Files.readAllBytes(file))
                            .filter(bytes -> Sha256.hex(bytes).equals(recorded.get()));
        } catch (NoSuchFileException gone) { // a search that goes on has just retired it
            return Optional.empty();
        } catch (IOException e) {
            throw DiskFailure.of(files, e);
        }
    }

    /**
     * What is wrong with a model, in words; empty if it is what was recorded.
     *
     * @param needed what it is if it must be there; empty if it may be gone
     */
    static Optional<String> fault(Path file, String recorded, Optional<String> needed)
            throws IOException {
        try {
            return recorded.equals(FileHash.hex(file))
                    ? Optional.empty()
                    : Optional.of("%s is not the model that was recorded.".formatted(file));
        } catch (NoSuchFileException missing) {
            return needed.map(what -> "%s, %s, is missing.".formatted(file, what));
        }
    }
}
