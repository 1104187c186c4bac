package io.evowire.run.store.log;

import io.evowire.run.system.ShellWord;
import java.nio.file.Path;

/** The files of a log, within the directory of its run. */
public interface LogFiles {

    /** The directory of the run. */
    Path directory();

    /** The directory as one word of a shell's command line. */
    default String word() {
        return ShellWord.of(directory().toString());
    }

    /** The database. */
    default Path database() {
        return directory().resolve("run.db");
    }

    /** Sequence and hash of the last event, outside the database. */
    default Path head() {
        return directory().resolve("run.head");
    }

    /** Held by the process that owns the run. */
    default Path lock() {
        return directory().resolve("run.lock");
    }
}
