package io.evowire.run.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.evowire.run.config.Budget;
import io.evowire.run.json.Json;
import io.evowire.run.search.StubSearch;
import io.evowire.run.store.RunEvents;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.Session;
import io.evowire.run.store.TrialStore;
import io.evowire.run.store.log.RunLock;
import io.evowire.run.training.HostNews;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code status} says of a run that goes on, was killed or has ended. */
class StatusTest {

    private static final long SELF = ProcessHandle.current().pid();

    @TempDir
    private Path temporary;
    private RunFiles finished = new RunFiles(Path.of(""));
    private RunFiles killed = new RunFiles(Path.of(""));

    @BeforeEach
    void search() throws IOException {
        finished = new RunFiles(temporary.resolve("finished"));
        killed = new RunFiles(temporary.resolve("killed"));
        var ended = new AtomicInteger();
        StubSearch.search(finished.directory(), "inline",
                List.of("budget={trials: 6, time: 2h}"), trial -> {
                    if (ended.incrementAndGet() == 4) {
                        copyAsAKillWouldLeaveIt();
                    }
                });
    }

    // Its owner's name stays, the lock does not.
    private void copyAsAKillWouldLeaveIt() {
        try {
            Files.createDirectory(killed.directory());
            for (String name : List.of("run.db", "run.db-wal", "run.head", "run.lock",
                    "config.yaml")) {
                Files.copy(finished.directory().resolve(name), killed.directory().resolve(name));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void says(String status, String row) {
        assertTrue(status.lines().anyMatch(line -> line.matches(row)), status);
    }

    @Test
    void ofAFinishedRunNobodyIsTheOwner() {
        String text = StubMain.status(finished);
        says(text, "state +trials_spent");
        says(text, "owner +none");
        says(text, "trials +6 COMPLETED");
        says(text, "budget +6 trials, 2h of searching");
        says(text,
                "spent +6 trials, \\d+s wall time including repeats; "
                        + "0s training time summed over workers");
        JsonNode json = Json.parse(StubMain.status(finished, "--json"));
        assertTrue(json.get("owner").isNull(), json::toString);
        says(text, "workers +not recorded"); // its trainings needed none
        assertTrue(json.get("workers").isNull(), json::toString);
        assertEquals("{\"trials\":6,\"time\":\"2h\"}", json.get("budget").toString());
        assertEquals(6, json.at("/spent/trials").asInt());
        assertEquals(0.015, json.at("/spent/trainingSeconds").asDouble(), 1e-9);
        assertTrue(json.at("/spent/wallSeconds").asDouble() > 0, json::toString);
    }

    @Test
    void ofARunThatGoesOnTheOwnerIsAlive() throws IOException {
        try (RunLock lock = RunLock.take(finished)) {
            lock.requireHeld();
            says(StubMain.status(finished), "state +running");
            says(StubMain.status(finished),
                    "owner +alive: process " + SELF + " on \\S+ since 2\\S+Z");
            JsonNode owner = Json.parse(StubMain.status(finished, "--json")).get("owner");
            assertTrue(owner.get("alive").asBoolean());
            assertEquals(SELF, owner.get("process").asLong());
        }
    }

    @Test
    void ofAKilledRunTheDeadOwnerIsNamedAndWhatWasSpentIsCounted() {
        String text = StubMain.status(killed);
        says(text, "state +interrupted");
        says(text, "owner +dead: process " + SELF + " on \\S+ since 2\\S+Z");
        says(text, "trials +4 COMPLETED");
        says(text, "spent +4 trials, .*");
        JsonNode json = Json.parse(StubMain.status(killed, "--json"));
        assertEquals(false, json.at("/owner/alive").asBoolean(true));
        assertEquals("interrupted", json.get("state").asText());
        assertEquals(4, json.at("/trials/byState/COMPLETED").asInt());
        assertEquals(0.006, json.at("/spent/trainingSeconds").asDouble(), 1e-9);
    }

    @Test
    void ofARunOnAClusterItTellsMachinesPlacesAndLosses() throws IOException {
        assertTrue(Json.parse(StubMain.status(killed, "--json")).path("cluster")
                .isMissingNode());
        try (TrialStore store = TrialStore.open(killed)) {
            store.opened(new Session(SELF, "2026-01-02T03:04:05Z", new Budget(6, "2h"), "test",
                    null, null, 2, null, "spark://head:7077"));
            for (HostNews news : List.of(HostNews.joined("a", 1), HostNews.joined("b", 2),
                    HostNews.told("a", "a processor"), HostNews.lost("b", 2, "killed"))) {
                store.record(RunEvents.HOST, news.at(1));
            }
            store.record(RunEvents.HOST, HostNews.joined("c", 1).at(2));
        }
        try (RunLock lock = RunLock.take(killed)) {
            lock.requireHeld();
            says(StubMain.status(killed),
                    "cluster +spark://head:7077: 2 slots \\(a 1, c 1\\)");
            says(StubMain.status(killed), "executors lost +1, the last one on b: killed");
            JsonNode cluster = Json.parse(StubMain.status(killed, "--json")).get("cluster");
            assertEquals("""
                    {"master":"spark://head:7077","machines":[\
                    {"host":"a","slots":1,"most":1,"kind":"a processor"},\
                    {"host":"b","slots":0,"most":2},{"host":"c","slots":1,"most":1}],\
                    "slots":2,"lost":[{"host":"b","reason":"killed"}]}""",
                    cluster.toString());
            record(HostNews.lost("a", 1, "killed"));
            says(StubMain.status(killed), "cluster +spark://head:7077: 1 slot \\(c 1\\)");
            record(HostNews.lost("c", 1, "killed"));
            says(StubMain.status(killed),
                    "cluster +spark://head:7077: no slots, so nothing trains");
            assertEquals(0, Json.parse(StubMain.status(killed, "--json")).at("/cluster/slots")
                    .asInt(-1));
        }
        says(StubMain.status(killed),
                "cluster +spark://head:7077: at most 1 slot on a, 2 slots on b, 1 slot on c");
        JsonNode after = Json.parse(StubMain.status(killed, "--json")).get("cluster");
        assertTrue(after.path("slots").isMissingNode(), after::toString);
    }

    private void record(HostNews news) throws IOException {
        try (TrialStore store = TrialStore.open(killed)) {
            store.record(RunEvents.HOST, news.at(3));
        }
    }

    @Test
    void ofARunToWhichNoMachineCameItSaysSo() throws IOException {
        try (TrialStore store = TrialStore.open(killed)) {
            store.opened(new Session(SELF, "2026-01-02T03:04:05Z", new Budget(6, "2h"), "test",
                    null, null, 2, null, "spark://head:7077"));
        }
        says(StubMain.status(killed), "cluster +spark://head:7077: no machine came");
    }

    @Test
    void aResumeTakesADeadOwnersPlace() throws IOException {
        StubSearch.search(killed.directory(), "inline", List.of("budget={trials: 6, time: 2h}"),
                trial -> {});
        says(StubMain.status(killed), "owner +none");
        assertEquals(Files.readString(finished.trialsCsv()),
                Files.readString(killed.trialsCsv()));
    }
}
