package io.evowire.run.store;

import io.evowire.run.ExitCode;
import io.evowire.run.UserException;
import java.io.IOException;
import java.nio.file.Files;

/** Says what a failing or full disk means for a run. */
public final class DiskFailure {

    /** Space that a run asks for before it says that the disk is full, bytes. */
    static final long WANTED = 16L << 20;

    private DiskFailure() {}

    /** The message for a failure to write a run's files, with exit code 74. */
    public static UserException of(RunFiles files, Exception fault) {
        return new UserException(ExitCode.IO, """
                Cannot write to %s: %s. %sEverything recorded before is safe. \
                Then type: evowire resume %s""".formatted(files.directory(), fault.getMessage(),
                space(files), files.directory()));
    }

    private static String space(RunFiles files) {
        try {
            long free = Files.getFileStore(files.directory()).getUsableSpace();
            return free >= WANTED
                    ? "Check the disk. "
                    : "The disk has %,d bytes left; free at least %,d more. ".formatted(free,
                            WANTED - free);
        } catch (IOException e) {
            return "Check the disk. ";
        }
    }
}
