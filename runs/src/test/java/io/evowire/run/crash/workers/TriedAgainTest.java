package io.evowire.run.crash.workers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.evowire.run.store.RunFiles;
import io.evowire.run.store.TrialStore;
import io.evowire.run.verify.Verification;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Work that is lost comes back once and leaves no trace; what kills its workers does not. */
@Tag("crash")
class TriedAgainTest {

    private static final int TRIALS = 4;

    @TempDir
    private static Path temporary;
    private static String straight = "";

    @BeforeAll
    static void search() {
        RunFiles files = run("straight");
        assertEquals(0, Child.resume(files, TRIALS));
        straight = Child.table(files);
    }

    private static RunFiles run(String name) {
        return new RunFiles(temporary.resolve(name));
    }

    private static int events(RunFiles files, String type, String payload) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + files.database());
                var query = connection.prepareStatement(
                        "SELECT count(*) FROM event WHERE type = ? AND payload LIKE ?")) {
            query.setString(1, type);
            query.setString(2, payload);
            return query.executeQuery().getInt(1);
        }
    }

    private static long tries(RunFiles files, int trial) {
        return Collections.frequency(Child.trained(files), Integer.toString(trial));
    }

    @Test
    void whatWasLostIsQueuedOnceMoreAndLeavesNoTraceInTheTable() throws Exception {
        RunFiles files = run("stillborn");
        Child.search(files, "stillborn:4", TRIALS).ends(0);
        assertEquals(1, events(files, "ENDED", "%\"LOST\"%"),
                "three workers died before they took work, then a fourth one");
        assertEquals(straight, Child.table(files));
        assertEquals(TRIALS, Child.trained(files).size());
        assertEquals(List.of(), Verification.faults(files));
    }

    @Test
    void theFirstDeathOfAWorkerIsNotForgottenWhenTheCoordinatorIsKilled()
            throws IOException, InterruptedException, SQLException {
        Child.assumeSignals();
        RunFiles undisturbed = run("deadly");
        Child straightOn = Child.search(undisturbed, "deadly:2", TRIALS);
        RunFiles files = run("killed");
        Child search = Child.search(files, "lingering:2", TRIALS);
        Child.await(() -> !search.process().isAlive()
                || tries(files, 2) == 2);
        assertEquals(1, events(files, "DIED", "{\"trial\":2,%"));
        search.signal("KILL").ends(128 + 9);
        Child.noneIsLeft(files);
        Child.search(files, "deadly:2", TRIALS).ends(0);
        straightOn.ends(0);
        assertEquals("CRASHED", TrialStore.read(undisturbed).trials().get(2).state());
        assertEquals(2, tries(undisturbed, 2));
        assertEquals(3, tries(files, 2), "one before the kill, one cut short by it, one after it");
        assertEquals(Child.table(undisturbed), Child.table(files));
        assertEquals(List.of(), Verification.faults(files));
    }
}
