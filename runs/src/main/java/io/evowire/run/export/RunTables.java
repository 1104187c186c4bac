package io.evowire.run.export;

import io.evowire.run.problem.Run;
import io.evowire.run.reading.RunReading;
import io.evowire.run.store.History;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.log.DiskFailure;
import io.evowire.run.store.log.DurableFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The tables beside the database. They follow from the events, so they can be written again. */
public final class RunTables {

    private RunTables() {}

    /** A file and all that it must hold. */
    public record Table(Path file, String content) {}

    public static List<Table> of(Run run, History history) {
        RunReading reading = RunReading.of(run.factory(), history);
        return List.of(
                new Table(run.files().trialsCsv(),
                        TrialsTable.csv(run.config(), history.trials(), reading.beliefs())),
                new Table(run.files().frontCsv(),
                        TrialsTable.csv(run.config(), reading.front(), reading.beliefs())));
    }

    /**
     * Writes the tables of a run that this process owns.
     *
     * @throws io.evowire.run.UserException with exit code 74 if the disk is full or fails
     */
    public static void write(Run run, History history) {
        RunFiles files = run.files();
        try {
            for (Table table : of(run, history)) {
                DurableFiles.write(table.file(), table.content());
            }
        } catch (IOException e) {
            throw DiskFailure.of(files, e);
        }
    }

    /**
     * Writes the tables of a run that nobody owns, perhaps beside others that do the same.
     *
     * @throws IOException if they cannot be written there
     */
    public static void writeShared(Run run, History history) throws IOException {
        for (Table table : of(run, history)) {
            DurableFiles.writeShared(table.file(),
                    table.content().getBytes(StandardCharsets.UTF_8));
        }
    }
}
