package io.evowire.run.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.evowire.core.wann.NodeMatrix;
import io.evowire.core.wann.WannFormat;
import io.evowire.run.json.Json;
import io.evowire.run.wann.WannBudget;
import io.evowire.run.wann.WannFiles;
import io.evowire.run.wann.WannSearch;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WannCommandTest {

    @TempDir
    private Path temporary;

    private static Typed done(Object... words) {
        Typed typed = Typed.of(words);
        assertEquals(0, typed.code(), typed.err());
        return typed;
    }

    @Test
    void aSearchIsMadeResumedLookedAtTestedExportedAndVerified() throws IOException {
        Path run = temporary.resolve("run");
        JsonNode first = Json.parse(done("wann", "search", "--population", 10, "--generations", 2,
                "--size", 8, "--batch", 50, "--out", run, "--json", "--workers", 1).out());
        assertEquals("finished", first.get("state").asText());
        assertEquals(20, first.get("networks").asInt());
        done("wann", "resume", run, "--generations", 5, "--quiet");
        JsonNode status = Json.parse(done("status", run, "--json").out());
        assertEquals(5, status.get("generation").asInt());
        assertEquals(status, Json.parse(done("wann", "status", run, "--json").out()));
        int connections = status.get("champion").get("connections").asInt();
        assertTrue(done("status", run).out().contains("generation  5 of 5"));

        JsonNode tested = Json.parse(done("wann", "test", run, "--json").out());
        assertEquals(connections, tested.get("connections").asInt());
        assertEquals(1_500, tested.get("images").asInt());
        for (String accuracy : new String[]{"ensemble", "tuned"}) {
            double value = tested.get(accuracy).asDouble();
            assertTrue(value > 0 && value < 1, accuracy + " " + value);
        }
        assertTrue(tested.get("random").get("sd").asDouble() > 0);

        var champion = WannFormat.read(Json.readMap(
                done("wann", "export", run, "--format", "json").out()));
        assertEquals(champion, WannFormat.read(
                Json.readMap(Files.readString(run.resolve("champion.json")))));
        assertEquals(champion, NodeMatrix.read(
                done("wann", "export", run, "--format", "out", "--weight", -1.5).out(), 64, 10)
                .network());
        assertTrue(done("wann", "export", run, "--format", "dot").out().startsWith("digraph"));
        assertEquals(done("wann", "test", run, "--json").out(), done("wann", "test", run,
                "--network", run.resolve("champion.json"), "--json").out());

        assertTrue(done("verify", run).out().contains("is sound"));
        byte[] head = Files.readAllBytes(run.resolve("run.head"));
        Files.delete(run.resolve("run.head"));
        assertEquals(5, Typed.of("verify", run).code());
        Files.write(run.resolve("run.head"), head);

        JsonNode trained = Json.parse(done("wann", "train", run, "--epochs", 2, "--json").out());
        assertEquals("adam", trained.get("method").asText());
        double accuracy = trained.get("testAccuracy").asDouble();
        assertTrue(tested.get("trained") == null);
        assertEquals(accuracy, Json.parse(done("wann", "test", run, "--json").out())
                .get("trained").asDouble());
        assertTrue(done("status", run).out().contains("adam from he weights"));
        Path own = temporary.resolve("own.json");
        done("wann", "export", run, "--format", "json", "--trained", "--out", own);
        assertEquals(accuracy, Json.parse(done("wann", "test", run, "--network", own, "--json")
                .out()).get("trained").asDouble());
        // The matrix keeps three digits of a weight.
        Path matrix = temporary.resolve("own.out");
        done("wann", "export", run, "--format", "out", "--trained", "--out", matrix);
        assertEquals(accuracy, Json.parse(done("wann", "test", "--network", matrix, "--data",
                "mnist-10k", "--size", 8, "--json").out()).get("trained").asDouble(), 0.03);
        Path again = temporary.resolve("again.json");
        done("wann", "train", "--network", matrix, "--data", "mnist-10k", "--size", 8, "--epochs",
                1, "--method", "pepg", "--start", "zero", "--out", again, "--quiet");
        assertEquals(champion, WannFormat.read(Json.readMap(Files.readString(again))));
        // Without the file of the weights, all goes on that does not need them.
        Path file1 = run.resolve("trained-1.json");
        byte[] weights = Files.readAllBytes(file1);
        Files.delete(file1);
        Typed without = done("wann", "test", run, "--json");
        assertTrue(Json.parse(without.out()).get("trained") == null);
        assertTrue(without.err().contains("trained-1.json is missing"), without.err());
        done("wann", "export", run, "--format", "dot");
        assertEquals(5, Typed.of("wann", "export", run, "--format", "json", "--trained").code());
        Files.write(file1, weights);
        for (String format : new String[]{"onnx", "samediff"}) {
            Path file = temporary.resolve(format);
            done("wann", "export", run, "--format", format, "--trained", "--out", file);
            assertTrue(Files.size(file) > 1_000);
        }
        Path page = run.resolve("report.html");
        assertEquals(page.toString(), done("report", run).out().strip());
        assertTrue(Files.readString(page).contains("\"champion\""));
        JsonNode reported = Json.parse(done("wann", "report", run, "--json").out());
        assertEquals(connections, reported.get("connections").asInt());
        assertTrue(done("verify", run).out().contains("is sound"));
        assertTrue(done("wann", "verify", run, "--decisions").out().contains("is sound"));
        JsonNode resumed = Json.parse(done("resume", run, "--json", "--workers", 1).out());
        assertEquals(5, resumed.get("generation").asInt());
        JsonNode longer = Json.parse(done("resume", run, "--json", "--workers", 1,
                "--generations", 6, "--time", "7d").out());
        assertEquals(6, longer.get("generation").asInt());
        assertEquals("finished", longer.get("state").asText());
        done("resume", run, "--workers", 1);
        assertEquals(Optional.of(new WannBudget(6, "7d")),
                WannSearch.read(new WannFiles(run)).budget(), "as the session before had it");
        assertTrue(done("verify", run, "--decisions").out().contains("is sound"));

        refused("has no --trials", "resume", run, "--trials", 3);
        refused("leave out --control", "report", run, "--no-control");
        refused("evowire wann --help", "show", run, 1);
        refused("already holds a run", "wann", "search", "--out", run);
    }

    @Test
    void aSearchIsToBeSeenOnAPort() throws IOException {
        Path run = temporary.resolve("run");
        Object[] search = {"wann", "search", "--population", 4, "--size", 4, "--batch", 10,
                "--generations", 1, "--out", run, "--metrics-port"};
        refused("--metrics-port is 65536", with(search, 65_536));
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            refused("--metrics-port " + taken.getLocalPort(), with(search, taken.getLocalPort()));
        }
        assertFalse(Files.exists(run), "a mistake makes no directory");
        String address = "Metrics: http://127.0.0.1:";
        assertTrue(done(with(search, 0)).err().contains(address));
        Typed resumed = done("wann", "resume", run, "--generations", 2, "--metrics-port", 0);
        assertTrue(resumed.err().contains(address), resumed.err());
        assertTrue(done("resume", run, "--metrics-port", 0).err().contains(address));
        assertFalse(done("resume", run).err().contains("Metrics"));
    }

    private static Object[] with(Object[] words, Object last) {
        return Stream.concat(Stream.of(words), Stream.of(last)).toArray();
    }

    private static void refused(String what, Object... words) {
        Typed typed = Typed.of(words);
        assertEquals(2, typed.code(), typed.err());
        assertTrue(typed.err().contains(what), typed.err());
        assertEquals(-1, typed.err().indexOf("\tat "), typed.err());
    }

    @Test
    void mistakesAreNamed() throws IOException {
        refused("--population must be at least 2, not 1", "wann", "search", "--population", 1,
                "--out", temporary.resolve("a"));
        refused("--activations: there is no 'tan'", "wann", "search", "--activations", "tan",
                "--out", temporary.resolve("a"));
        refused("--size must be from 2 to 64", "wann", "search", "--size", 0, "--out",
                temporary.resolve("a"));
        refused("--workers", "wann", "search", "--workers", 0, "--out", temporary.resolve("a"));
        refused("--time: A time is written like", "wann", "search", "--time", "soon", "--out",
                temporary.resolve("a"));
        refused("holds no search for weight agnostic networks", "wann", "status", temporary);
        refused("holds no search for weight agnostic networks", "wann", "resume", temporary);
        refused("Give a command after wann", "wann");
        Path run = temporary.resolve("run");
        done("wann", "search", "--population", 4, "--generations", 1, "--size", 4, "--batch", 10,
                "--out", run, "--quiet");
        refused("--weight must be", "wann", "export", run, "--format", "out", "--weight", 0);
        Path network = Files.writeString(temporary.resolve("network.json"), """
                {"format":"evowire-wann/1","inputs":2,"outputs":1,"hidden":[],"output":["linear"],
                 "connections":[[1,3]]}""");
        refused("2 inputs and 1 outputs, but the images need 16 and 10", "wann", "test", run,
                "--network", network);
        refused("--method must be one of adam, sgd, pepg, not 'lbfgs'", "wann", "train", run,
                "--method", "lbfgs");
        refused("--rate must be above 0", "wann", "train", run, "--rate", 0);
        refused("--size must be from 2 to 64, not 65", "wann", "test", "--network", network,
                "--data", "mnist-10k", "--size", 65);
        refused("holds a search, not a study", "study", "wann", "--out", run);
        refused("holds a search, not a study", "study", "replicates", "--out", run);
        refused("has no --seed", "study", "wann", "--seed", 2, "--out", temporary.resolve("a"));
        refused("has no --set", "study", "wann", "--set", "seed=2", "--out",
                temporary.resolve("a"));
        Path mixed = Files.writeString(temporary.resolve("mixed.json"), """
                {"format":"evowire-wann/1","inputs":1,"outputs":2,"hidden":[],
                 "output":["linear","tanh"],"connections":[[1,2],[1,3]]}""");
        refused("needs outputs of the same activation", "wann", "export", "--network", mixed,
                "--format", "onnx");
        Path equal = Files.writeString(temporary.resolve("equal.json"), """
                {"format":"evowire-wann/1","inputs":1,"outputs":1,"hidden":[],
                 "output":["linear"],"connections":[[0,2],[1,2]],"weights":[0.5,0.5]}""");
        refused("no column for the bias, from which 1 connection(s)", "wann", "export", "--network",
                equal, "--format", "csv");
        assertEquals("0.5,0\n", done("wann", "export", "--network", network, "--format", "csv",
                "--weight", 0.5).out());
        assertTrue(done("wann", "export", "--network", equal, "--format", "json", "--trained")
                .out().contains("\"weights\":[0.5,0.5]"));
        refused("has no weights of its own", "wann", "export", run, "--format", "out",
                "--trained");
        refused("with --out FILE", "wann", "train", run, "--network", network);
        refused("--network FILE together with --data", "wann", "test");
        refused("does not say how many inputs", "wann", "export", "--network", "x.out",
                "--format", "json");
        Path layers = Files.writeString(temporary.resolve("layers.csv"), "1,x\n");
        refused("Row 1: 'x' is no number", "wann", "test", run, "--network", layers);
        Files.writeString(network, "{}");
        refused("format: must be 'evowire-wann/1'", "wann", "test", run, "--network", network);
    }
}
