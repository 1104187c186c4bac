package io.evowire.run.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.evowire.run.ExitCode;
import io.evowire.run.json.Json;
import io.evowire.run.search.StubSearch;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.TrialStore;
import io.evowire.run.system.ProgramVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command line says of a run that is all recorded, so that nothing must be trained. */
class RecordedRunTest {

    @TempDir
    private Path temporary;
    private RunFiles files = new RunFiles(Path.of(""));
    private String out = "";
    private String err = "";

    @BeforeEach
    void run() throws IOException {
        files = new RunFiles(temporary.resolve("run"));
        StubSearch.search(files.directory(), "inline", List.of("budget.trials=6"), trial -> {});
    }

    private int type(Object... words) {
        Typed typed = Typed.of(words);
        out = typed.out();
        err = typed.err();
        return typed.code();
    }

    @Test
    void resumingOnAnotherVersionIsSaidOnStandardError() throws IOException {
        String table = Files.readString(files.trialsCsv());
        assertEquals(ExitCode.DONE.code(), type("resume", files.directory().toString()));
        assertTrue(err
                .contains(
                        "Warning: This run was made or continued by EvoWire stub; this is EvoWire "
                                + ProgramVersion.build()),
                err);
        assertEquals(table, Files.readString(files.trialsCsv()));
    }

    private String printed(String... words) {
        assertEquals(ExitCode.DONE.code(), type((Object[]) words), err);
        return out;
    }

    @Test
    void rungsAndRepeatsAreShown() throws IOException {
        Path run = temporary.resolve("rungs");
        StubSearch.search(run, "inline", List.of("budget.trials=8",
                "strategy.rungs={count: 2, eta: 2}", "repeats={seeds: 2, of: setting, epochs: 0}"),
                trial -> {});
        String directory = run.toString();
        String status = printed("status", directory);
        assertTrue(status.contains("4 at a rung, which saved 2.0 trainings"), status);
        assertTrue(status.contains("rank correlation"), status);
        assertTrue(status.contains("repeats of"), status);
        JsonNode json = Json.parse(printed("status", directory, "--json"));
        assertEquals(2, json.at("/repeats/0/repeats").asInt());
        assertEquals("setting", json.at("/repeats/0/of").asText());
        assertEquals(json.at("/front/0/trial"), json.at("/repeats/0/trial"));
        assertEquals(4, json.at("/rungs/pruned/0").asInt());
        String member = json.at("/front/0/trial").asText();
        String show = printed("show", directory, member);
        assertTrue(show.contains("repeats of setting  2 times: validation "), show);
        assertTrue(show.contains("really on the front with probability"), show);
        assertTrue(show.contains("after 50 of 100 steps"), show);
        String resumed = printed("resume", directory, "--repeats", "2", "--of", "setting");
        assertTrue(resumed.contains("on front"), resumed);
        assertTrue(err.contains("Pruned: 4 at a rung"));
        assertEquals(ExitCode.USAGE.code(), type("resume", directory, "--repeats", "-1"));
    }

    @Test
    void whatAPrunedTrialsModelComesFromIsSaid() throws IOException {
        Path run = temporary.resolve("pruned");
        StubSearch.search(run, "inline",
                List.of("budget.trials=8", "strategy.rungs={count: 2, eta: 2}"), trial -> {});
        int pruned = TrialStore.read(new RunFiles(run)).trials().stream()
                .filter(trial -> trial.pruned(0)).findFirst().orElseThrow().number();
        for (String[] words : List.of(
                new String[]{"damage", run.toString(), Integer.toString(pruned)},
                new String[]{"export", run.toString(), Integer.toString(pruned), "--format",
                        "onnx", "--out", temporary.resolve("pruned.onnx").toString()})) {
            assertEquals(ExitCode.USAGE.code(), type((Object[]) words), "there is no such data");
            String said = err;
            assertTrue(
                    said.contains("the run pruned it at rung 0, so it is now trained to the end"),
                    said);
            assertFalse(said.contains("as it was trained"), said);
        }
    }

    @Test
    void networksOfAGridAreNotSaidToBeDrawn() throws IOException {
        Path run = temporary.resolve("grid");
        StubSearch.search(run, "inline", List.of("budget.trials=2", "strategy.kind=grid"),
                trial -> {});
        String grid = printed("show", run.toString(), "0");
        assertTrue(grid.contains("none: taken from the grid"), grid);
        String drawn = printed("show", files.directory().toString(), "0");
        assertTrue(drawn.contains("none: drawn at random"), drawn);
    }

    @Test
    void verifyFindsTheRunSound() {
        assertEquals(ExitCode.DONE.code(), type("verify", files.directory().toString()));
        assertTrue(out.contains("is sound"));
    }

    @Test
    void verifyNamesTheDamagedFileAndExitsWithFive() throws IOException {
        String front = Files.readString(files.frontCsv());
        Files.writeString(files.frontCsv(), front.replaceFirst("0\\.", "1."));
        assertEquals(ExitCode.CORRUPT.code(), type("verify", files.directory().toString()));
        assertTrue(out
                .contains(files.frontCsv() + " is not what the events say"),
                out);
    }
}
