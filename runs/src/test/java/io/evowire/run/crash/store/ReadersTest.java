package io.evowire.run.crash.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.run.cli.StubMain;
import io.evowire.run.crash.store.Coordinator.Session;
import io.evowire.run.json.Json;
import io.evowire.run.search.StubSearch;
import io.evowire.run.store.RunFiles;
import io.evowire.run.verify.Verification;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that read a run, as any SQLite tool or {@code status} does, while another one writes. */
@Tag("crash")
class ReadersTest {

    private static final int TRIALS = 120;

    @TempDir
    private Path temporary;

    /**
     * What a reader saw at one moment.
     *
     * @param events number of events, which is also the number of the last one
     * @param hash   of the last event
     * @param ended  trials with an outcome
     */
    private record Sight(long events, String hash, int ended) {}

    @Test
    void whoeverReadsSeesAConsistentPrefixAndHoldsNobodyUp() throws Exception {
        var files = new RunFiles(temporary.resolve("read"));
        var working = new AtomicBoolean();
        var over = new AtomicBoolean();
        try (var readers = Executors.newFixedThreadPool(3)) {
            List<Future<List<Sight>>> sights = List.of(
                    readers.submit(() -> seen(working, () -> lookAnew(files))),
                    readers.submit(() -> seen(working, () -> lookAnew(files))));
            Future<List<Integer>> totals = readers.submit(() -> totals(over, files));
            List<Long> times = new ArrayList<>();
            Session session = Coordinator.shared().run(List.of(), StubSearch.class,
                    files.directory(), (lines, read, process) -> {
                        while (read.size() < TRIALS) {
                            read.add(String.valueOf(lines.readLine()));
                            times.add(System.nanoTime());
                            working.set(true);
                        }
                        working.set(false);
                    }, "inline", "budget.trials=" + TRIALS);
            over.set(true);
            assertEquals(0, session.exitCode(), session.errors());
            assertEquals(TRIALS, session.acknowledged().size());
            int looks = 0;
            for (Future<List<Sight>> reader : sights) {
                looks += reader.get().size();
                requireGrowing(reader.get(), files);
            }
            double longest = IntStream.range(1, TRIALS)
                    .mapToLong(i -> times.get(i) - times.get(i - 1)).max().orElseThrow() / 1e9;
            int asked = totals.get().size();
            System.out.printf(
                    "%d looks with SQL, %d with status; no trial waited for more than %.2f s%n",
                    looks, asked, longest);
            assertEquals(totals.get().stream().sorted().toList(), totals.get());
            assertTrue(looks > 20 && asked > 5, "too few looks to disturb anybody");
        }
        assertEquals(List.of(), Verification.faults(files));
        assertEquals(Survivor.straight(temporary.resolve("alone"),
                List.of("budget.trials=" + TRIALS)), Files.readString(files.trialsCsv()));
    }

    private static List<Sight> seen(AtomicBoolean working, Callable<Sight> look) throws Exception {
        var seen = new ArrayList<Sight>();
        while (!working.get()) {
            Thread.sleep(1);
        }
        while (working.get()) {
            seen.add(look.call());
            Thread.sleep(2); // two processors have others to serve, too
        }
        return seen;
    }

    // From before the run is made until after its end.
    private static List<Integer> totals(AtomicBoolean over, RunFiles files) {
        var totals = new ArrayList<Integer>();
        while (!over.get()) {
            if (Files.exists(files.database())) {
                totals.add(Json.parse(StubMain.status(files, "--json")).at("/trials/total")
                        .asInt());
            }
        }
        return totals;
    }

    /** What anybody sees who opens the database with a tool that has no patience at all. */
    private static Sight lookAnew(RunFiles files) throws SQLException {
        try (Connection connection = open(files)) {
            connection.setAutoCommit(false);
            return look(connection);
        }
    }

    private static Connection open(RunFiles files) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + files.database());
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 0");
        }
        return connection;
    }

    private static Sight look(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT (SELECT count(*) FROM event), (SELECT max(sequence) FROM event),
                            (SELECT hash FROM event ORDER BY sequence DESC LIMIT 1),
                            (SELECT count(*) FROM event WHERE type = 'PROPOSED'),
                            (SELECT count(*) FROM trial),
                            (SELECT count(*) FROM event WHERE type = 'ENDED'),
                            (SELECT count(*) FROM trial WHERE state <> 'PROPOSED')""")) {
            assertEquals(row.getLong(1), row.getLong(2), "an event is missing");
            assertEquals(row.getInt(4), row.getInt(5), "trials that no event tells of");
            assertEquals(row.getInt(6), row.getInt(7), "ends that no event tells of");
            return new Sight(row.getLong(1), row.getString(3), row.getInt(7));
        }
    }

    // Each sight is a prefix of what the run held in the end.
    private static void requireGrowing(List<Sight> sights, RunFiles files) throws SQLException {
        try (Connection connection = open(files);
                PreparedStatement event = connection
                        .prepareStatement("SELECT hash FROM event WHERE sequence = ?")) {
            long before = 0;
            for (Sight sight : sights) {
                assertTrue(sight.events() >= before, "events that were seen are gone");
                before = sight.events();
                event.setLong(1, sight.events());
                assertEquals(event.executeQuery().getString(1), sight.hash());
            }
        }
    }

    @Test
    void aReaderThatStaysInItsTransactionHoldsNobodyUpAndSeesItsMoment() throws Exception {
        var files = new RunFiles(temporary.resolve("stays"));
        Coordinator coordinator = Coordinator.shared();
        coordinator.search(List.of(), files.directory(), "budget.trials=4");
        try (Connection reader = open(files)) {
            reader.setAutoCommit(false);
            Sight before = look(reader);
            assertEquals(0, coordinator.search(List.of(), files.directory(), "budget.trials=20")
                    .exitCode());
            assertEquals(before, look(reader));
            reader.rollback();
            assertEquals(20, look(reader).ended());
        }
        assertEquals(List.of(), Verification.faults(files));
    }
}
