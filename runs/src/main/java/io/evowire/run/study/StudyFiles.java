package io.evowire.run.study;

import io.evowire.run.store.log.LogFiles;
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
}
