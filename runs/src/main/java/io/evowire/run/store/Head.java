package io.evowire.run.store;

import io.evowire.run.ExitCode;
import io.evowire.run.Json;
import io.evowire.run.UserException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.util.Optional;

/**
 * Sequence and hash of the last event, in a file beside the database and written after each commit:
 * tells when committed events have vanished, as with a database copied without its -wal.
 *
 * @param sequence number of the event
 * @param hash     its hash
 */
record Head(long sequence, String hash) {

    /**
     * Names the last event of a history.
     *
     * @throws UserException with exit code 74 if the disk is full or fails
     */
    static void write(RunFiles files, History history) {
        try {
            DurableFiles.write(files.head(),
                    Json.line(new Head(history.sequence(), history.hash())) + "\n");
        } catch (IOException e) {
            throw DiskFailure.of(files, e);
        }
    }

    /**
     * The head; empty in a run whose creation was cut short before its first commit.
     *
     * @throws UserException with exit code 5 if it is damaged, 74 if it cannot be read
     */
    static Optional<Head> read(RunFiles files) {
        if (!Files.exists(files.head())) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.read(Files.readString(files.head()), Head.class));
        } catch (Json.BindingException | CharacterCodingException e) {
            throw new UserException(ExitCode.CORRUPT,
                    "%s is damaged: it is not one line of JSON.".formatted(files.head()));
        } catch (IOException e) {
            throw DiskFailure.of(files, e);
        }
    }

    /** Whether this event is the one that the head names. */
    boolean names(Event event) {
        return event.sequence() == sequence && event.hash().equals(hash);
    }
}
