package io.evowire.run.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.run.ExitCode;
import io.evowire.run.Worm;
import io.evowire.run.json.GraphFile;
import io.evowire.run.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run with a graph that somebody brought, whose own file is gone when the run is looked at. */
@Tag("further")
class ConnectomeRunTest {

    @TempDir
    private Path temporary;

    private static String printed(Object... words) {
        Typed typed = Typed.of(Stream.of(words).map(Object::toString).toArray(String[]::new));
        assertEquals(0, typed.code(), typed.err());
        return typed.out();
    }

    @Test
    void everythingIsDoneWithTheRunsOwnCopy() throws IOException {
        Path file = Files.writeString(temporary.resolve("worm.txt"), Worm.GRAPH.text());
        Path run = temporary.resolve("run");
        List<Object> search = new ArrayList<>(List.of("search", "--out", run, "--trials", "2",
                "--workers", "1", "--quiet"));
        for (String setting : List.of("space.graphs.worm=" + file, "space.models.erdosRenyi=null",
                "space.models.barabasiAlbert=null", "space.models.wattsStrogatz=null",
                "recipe.maxSteps=20", "recipe.batchSize=32", "space.nodes={min: 4, max: 5}",
                "space.channels=[4, 6]", "space.stages={min: 1, max: 1}",
                "space.skeleton.headChannels=8", "strategy.population=2",
                "measurements.testPicks=false")) {
            search.addAll(List.of("--set", setting));
        }
        printed(search.toArray());
        Files.delete(file);
        Path copy = run.resolve(GraphFile.of(Worm.GRAPH));
        assertEquals(Worm.GRAPH.text(), Files.readString(copy));

        printed("resume", run, "--trials", "3", "--quiet");
        assertTrue(printed("show", run, "2").contains("CONNECTOME(worm)"));
        assertTrue(printed("replay", run, "2", "--quiet").contains("The outcome is the same"));
        assertTrue(printed("verify", run, "--decisions").contains("is sound"));
        assertTrue(Files.readString(run.resolve("report.html")).contains("\"CONNECTOME\""));
        assertTrue(printed("export", run, "--format", "csv").contains("CONNECTOME(worm) n="));
        assertEquals(1, Json.parse(printed("export", run, "0", "--format", "network"))
                .get("stages").size());
        Path drawn = temporary.resolve("drawn.json");
        printed("graph", "CONNECTOME(worm)", "--graphs", "worm=" + copy, "--out", drawn);
        assertEquals("CONNECTOME(worm)", Json.parse(Files.readString(drawn)).get("model").asText());
        printed("cost", "--preset", "small", "--channels", "8", "--model", "CONNECTOME(worm)",
                "--graphs", "worm=" + copy, "--seeds", "1");

        Files.writeString(copy, Worm.GRAPH.text().replaceFirst("0 1", "0 3"));
        for (String command : List.of("verify", "status", "resume")) {
            Typed damaged = Typed.of(command, run.toString());
            assertEquals(ExitCode.CORRUPT.code(), damaged.code(), command + damaged.err());
            assertTrue((damaged.out() + damaged.err()).contains(copy.toString()),
                    damaged.out() + damaged.err());
        }
    }
}
