package io.evowire.run.training;

import io.evowire.core.text.Sha256;
import io.evowire.evaluate.ModelStore;
import io.evowire.run.store.RunFiles;
import io.evowire.run.system.FileHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The models of a run's directory. What is handed in waits beside its place until whoever owns the
 * run decides on it; or it goes to another folder, for those who leave nothing in the run.
 */
public final class LocalModelStore implements ModelStore {

    private static final Pattern FILE = Pattern
            .compile("trial-\\d{1,9}(-rung-\\d{1,9}|-judged|-final)?\\.(model|zip)");
    private static final Pattern NAME = Pattern
            .compile("trial-(\\d{1,9})(?:-rung-(\\d{1,9})|-(judged|final))?");

    private final RunFiles files;
    private final @Nullable Path beside;
    private final Map<Path, Seen> seen = new HashMap<>();

    private record Stamp(long size, FileTime modified) {}

    private record Seen(Stamp stamp, String sha256) {}

    private LocalModelStore(RunFiles files, @Nullable Path beside) {
        this.files = files;
        this.beside = beside;
    }

    /** For those who train for the run. */
    public static LocalModelStore of(RunFiles files) {
        return new LocalModelStore(files, null);
    }

    /**
     * For those who leave nothing in the run: the models of the run and those of a folder of their
     * own.
     */
    public static LocalModelStore beside(RunFiles files, Path folder) {
        return new LocalModelStore(files, folder);
    }

    @Override
    public synchronized Optional<byte[]> get(String sha256) throws IOException {
        List<Path> folders = beside == null
                ? List.of(files.models(), files.rungs())
                : List.of(beside, files.models(), files.rungs());
        for (Path folder : folders) {
            for (Path file : models(folder)) {
                Optional<byte[]> found = content(file, sha256);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static List<Path> models(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(file -> FILE.matcher(file.getFileName().toString()).matches())
                    .toList();
        }
    }

    // What is handed out is hashed in any case; what is remembered only spares files that are
    // another's.
    private Optional<byte[]> content(Path file, String sha256) throws IOException {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            var stamp = new Stamp(attributes.size(), attributes.lastModifiedTime());
            Seen before = seen.get(file);
            if (before != null && before.stamp().equals(stamp)
                    && !before.sha256().equals(sha256)) {
                return Optional.empty();
            }
            byte[] content = Files.readAllBytes(file);
            String hash = Sha256.hex(content);
            seen.put(file, new Seen(stamp, hash));
            return hash.equals(sha256) ? Optional.of(content) : Optional.empty();
        } catch (NoSuchFileException gone) { // retired meanwhile by the search
            return Optional.empty();
        }
    }

    /**
     * SHA-256 of the model that was handed in under this name.
     *
     * @return empty if none was, or if it was decided on already
     * @throws IOException if it cannot be read
     */
    public Optional<String> handedIn(String name) throws IOException {
        Path file = file(name);
        return Files.exists(file) ? Optional.of(FileHash.hex(file)) : Optional.empty();
    }

    @Override
    public void put(String name, byte[] model) throws IOException {
        Path file = file(name);
        try {
            Files.write(file, model);
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private Path file(String name) {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    """
                            A model is named trial-N, trial-N-rung-R, trial-N-judged or \
                            trial-N-final, not '%s'.""".formatted(name));
        }
        if (beside != null) {
            return beside.resolve(name + RunFiles.MODEL);
        }
        int trial = Integer.parseInt(matcher.group(1));
        if (matcher.group(3) != null) {
            return matcher.group(3).equals("final")
                    ? files.writtenFinalModel(trial)
                    : files.writtenJudgedModel(trial);
        }
        return matcher.group(2) == null
                ? files.writtenModel(trial)
                : files.writtenPausedModel(trial, Integer.parseInt(matcher.group(2)));
    }
}
