package io.evowire.run.study;

import io.evowire.run.UserException;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.log.DiskFailure;
import io.evowire.run.store.log.DurableFiles;
import io.evowire.run.store.log.LogFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

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

    /**
     * Refuses the directory of a search.
     *
     * @throws UserException with exit code 2
     */
    void requireNoSearch() {
        var search = new RunFiles(directory);
        if (Files.exists(search.configuration()) || Files.exists(search.weightAgnostic())) {
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
