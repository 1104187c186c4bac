package io.evowire.run.store.log;

import io.evowire.run.ExitCode;
import io.evowire.run.UserException;
import io.evowire.run.json.Json;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.util.Optional;

/**
 * Where the events end, in a file beside the database and written after each commit: tells when
 * committed events have vanished, as with a database copied without its -wal.
 */
final class HeadFile {

    private HeadFile() {}

    /**
     * Names the last event.
     *
     * @throws UserException with exit code 74 if the disk is full or fails
     */
    static void write(LogFiles files, Position position) {
        try {
            DurableFiles.write(files.head(), Json.line(position) + "\n");
        } catch (IOException e) {
            throw DiskFailure.of(files, e);
        }
    }

    /**
     * The head; empty in a run whose creation was cut short before its first commit.
     *
     * @throws UserException with exit code 5 if it is damaged, 74 if it cannot be read
     */
    static Optional<Position> read(LogFiles files) {
        if (!Files.exists(files.head())) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.read(Files.readString(files.head()), Position.class));
        } catch (Json.BindingException | CharacterCodingException e) {
            throw new UserException(ExitCode.CORRUPT,
                    "%s is damaged: it is not one line of JSON.".formatted(files.head()));
        } catch (IOException e) {
            throw DiskFailure.of(files, e);
        }
    }
}
