package io.evowire.run.study;

import io.evowire.core.text.Sha256;
import io.evowire.run.UserException;
import io.evowire.run.config.ConfigReader;
import io.evowire.run.config.StudyConfig;
import io.evowire.run.problem.Run;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.log.DiskFailure;
import io.evowire.run.store.log.DurableFiles;
import io.evowire.run.store.log.FirstEvent;
import io.evowire.run.store.log.LogFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** The files of a study, beside those of its log. */
public record StudyFiles(Path directory) implements LogFiles {

    /** One file for each worker. */
    public Path logs() {
        return directory.resolve("logs");
    }

    /** What the reading of the study made of it, once all is trained. */
    public Path result() {
        return directory.resolve("result.json");
    }

    /** One row for each training, once all is trained. */
    public Path table() {
        return directory.resolve("trainings.csv");
    }

    /** One row for each unit of a study that trains no single networks, once all is measured. */
    public Path measurements() {
        return directory.resolve("measurements.csv");
    }

    /** What it was asked to do: a {@link StudyConfig}. */
    public Path configuration() {
        return new RunFiles(directory).configuration();
    }

    /** The page. */
    public Path report() {
        return new RunFiles(directory).report();
    }

    /**
     * Whether a directory holds a study: its configuration says so, or, where that is lost or no
     * program has written it yet, its log.
     */
    public static boolean in(Path directory) {
        var files = new StudyFiles(directory);
        if (Files.exists(files.configuration())) {
            return start(files.configuration()).contains(StudyConfig.FORMAT);
        }
        return Files.exists(files.database())
                && !Files.exists(new RunFiles(directory).weightAgnostic())
                && FirstEvent.of(files).map(made -> made.has("study")).orElse(false);
    }

    // Its first line, with or without marks that YAML allows before it.
    private static String start(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.limit(2).collect(Collectors.joining());
        } catch (IOException | UncheckedIOException e) {
            return "";
        }
    }

    /**
     * What the study was asked to do.
     *
     * @throws UserException if the file is missing or says nothing of the kind
     */
    public StudyConfig config() {
        if (!Files.exists(configuration())) {
            throw new UserException("""
                    %s has no config.yaml: an earlier program made it, or the file was lost. Type \
                    the command of the study again, which writes it."""
                    .formatted(directory));
        }
        return ConfigReader.ofStudy(configuration());
    }

    /**
     * What is recorded as a table: once the study was read to its end in the order of its plan,
     * before in the order in which it was recorded.
     */
    public String csv(StudyHistory history) throws IOException {
        Path file = history.measured().isEmpty() ? table() : measurements();
        if (history.end().isPresent() && Files.exists(file)) {
            String written = Files.readString(file);
            if (Sha256.hex(written).equals(history.end().get().table())) {
                return written;
            }
        }
        return history.csv();
    }

    /** Writes the configuration, with copies of the graphs that it names. */
    void write(StudyConfig config) {
        try {
            if (config.settings() != null) {
                Run.keepGraphs(directory, config.settings());
            }
            DurableFiles.write(configuration(), config.yaml());
        } catch (IOException e) {
            throw DiskFailure.of(this, e);
        }
    }

    /**
     * Refuses the directory of a search.
     *
     * @throws UserException with exit code 2
     */
    void requireNoSearch() {
        var search = new RunFiles(directory);
        if (Files.exists(search.configuration()) && !in(directory)
                || Files.exists(search.weightAgnostic())) {
            throw new UserException("%s holds a search, not a study. Choose another --out."
                    .formatted(directory));
        }
    }

    /** Replaces a file. */
    static void write(StudyFiles files, Path file, String text) {
        try {
            DurableFiles.write(file, text);
        } catch (IOException e) {
            throw DiskFailure.of(files, e);
        }
    }
}
