package io.evowire.run.store.log;

import io.evowire.run.ExitCode;
import io.evowire.run.UserException;
import io.evowire.run.system.IoReason;
import java.io.IOException;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;

/** Says what a failing or full disk means for a run. */
public final class DiskFailure {

    /** Space that a run asks for before it says that the disk is full, bytes. */
    static final long WANTED = 16L << 20;

    private DiskFailure() {}

    /** The message for a failure to read or write a run's files, with exit code 74. */
    public static UserException of(LogFiles files, Exception fault) {
        return new UserException(ExitCode.IO, "Cannot write to %s: %s. %s%s".formatted(
                files.directory(), reason(fault), space(files), next(files)));
    }

    private static @Nullable String reason(Exception fault) {
        return fault instanceof IOException io ? IoReason.withFile(io) : fault.getMessage();
    }

    private static String next(LogFiles files) {
        return Files.exists(files.database())
                ? "Everything recorded before is safe. Afterwards, type: evowire resume "
                        + files.directory()
                : "The run was not created. Afterwards, give the same command again.";
    }

    private static String space(LogFiles files) {
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
