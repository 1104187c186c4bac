package io.evowire.run.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.evowire.core.cost.Cost;
import io.evowire.core.graph.WattsStrogatz;
import io.evowire.core.network.Architecture;
import io.evowire.core.network.Head;
import io.evowire.core.network.Link;
import io.evowire.core.network.Network;
import io.evowire.core.network.NetworkFormat;
import io.evowire.core.network.NodeOperation;
import io.evowire.core.network.Stage;
import io.evowire.core.network.StemConvolution;
import io.evowire.core.network.TensorShape;
import io.evowire.genome.Genome;
import io.evowire.genome.space.SearchSpace;
import io.evowire.run.UserException;
import io.evowire.run.config.ConfigReader;
import io.evowire.run.config.Setting;
import io.evowire.run.export.NetworkFile;
import io.evowire.run.export.Redrawing;
import io.evowire.run.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaleCommandTest {

    @TempDir
    private Path temporary;

    private Path file(List<Link> links) throws IOException {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
        var stage = new Stage(new WattsStrogatz(10, 4, 0.75).generate(random), 16, 2,
                NodeOperation.SEPARABLE_3X3);
        var network = Network.of(new Architecture(List.of(new StemConvolution(8, 1)),
                List.of(stage, stage), new Head(32), links), new TensorShape(1, 28, 28), 10);
        return Files.writeString(temporary.resolve("network.json"),
                Json.line(NetworkFormat.write(network)));
    }

    @Test
    void theFileHoldsWhatIsPrinted() throws IOException {
        Path out = temporary.resolve("larger.json");
        Typed said = Typed.of("scale", "--network", file(List.of()), "--model", "WS(4,0.75)",
                "--phi", "1", "--out", out, "--json");
        assertEquals(0, said.code(), said.err());
        JsonNode result = Json.parse(said.out());
        Network scaled = NetworkFile.read(out);
        assertEquals(new TensorShape(1, 32, 32), scaled.input());
        assertEquals(List.of(12, 12), scaled.architecture().stages().stream()
                .map(stage -> stage.wiring().nodes()).toList());
        assertEquals(24, scaled.architecture().stages().getFirst().wiring().edges().size());
        assertEquals(Cost.of(scaled).macs(), result.at("/scaled/macs").asLong());
        assertEquals(1.92027, result.get("wanted").asDouble(), 1e-9);
        assertEquals(result.at("/scaled/macs").asDouble() / result.at("/found/macs").asDouble(),
                result.get("factor").asDouble(), 1e-9);
    }

    @Test
    void graphsFollowFromTheSeed() throws IOException {
        Path network = file(List.of());
        var graphs = List.of("1", "1", "2").stream().map(seed -> {
            Path out = temporary.resolve("scaled.json");
            assertEquals(0, Typed.of("scale", "--network", network, "--model", "ER(0.4)",
                    "--phi", "1", "--seed", seed, "--out", out).code());
            return NetworkFile.read(out).architecture().stages();
        }).toList();
        assertEquals(graphs.get(0), graphs.get(1));
        assertNotEquals(graphs.get(1), graphs.get(2));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "--phi 1 | --model \"WS(4,0.75)\"",
            "--phi -5 --model WS(4,0.75) | Stage 1 with 4 nodes",
            "--phi 9 | must lie in [-8, 8], not 9.0",
            "--phi 1 --model XY(2) | XY(2)"})
    void mistakesAreExplained(String options, String expected) throws IOException {
        Typed said = Typed.of(Stream.concat(
                Stream.of("scale", "--network", file(List.of()).toString()),
                Stream.of(options.split(" "))).toArray());
        assertEquals(2, said.code(), said.err());
        assertTrue(said.err().contains(expected), said.err());
        assertEquals(1, said.err().strip().lines().count(), said.err());
    }

    @Test
    void withoutOtherNodesNoModelIsNeeded() throws IOException {
        Path network = file(List.of(new Link(0, 3, 1, 9)));
        for (String by : List.of("width", "resolution")) {
            Typed said = Typed.of("scale", "--network", network, "--phi", "2", "--by", by,
                    "--json");
            assertEquals(0, said.code(), said.err());
            assertEquals(3.687, Json.parse(said.out()).get("factor").asDouble(), 0.15);
        }
        Typed said = Typed.of("scale", "--network", network, "--phi", "2", "--model",
                "WS(4,0.75)");
        assertEquals(2, said.code());
        assertTrue(said.err().contains("has links"), said.err());
    }

    private static SearchSpace space() {
        return ConfigReader.defaultsUnder(List.of(
                Setting.parse("space.linkRates=[0.0, 0.1]"),
                Setting.parse("space.skeleton.stem=[{channels: 8, stride: 1}]"),
                Setting.parse("space.skeleton.strides=[2]"))).space();
    }

    @Test
    void aStageOfATrialKeepsItsModelAndItsSeed() {
        SearchSpace space = space();
        Genome genome = space.genome("ER(0.4) n=10 seed=3 c=8 separable3x3 links=0.0/1; "
                + "WS(4, 0.5) n=15 seed=4 c=16 conv3x3 links=0.1/5");
        Genome expected = space.genome("ER(0.4) n=12 seed=3 c=8 separable3x3 links=0.0/1; "
                + "WS(4, 0.5) n=18 seed=4 c=16 conv3x3 links=0.1/5");
        assertEquals(space.architecture(expected), Redrawing.of(genome, space).apply(1.2));
        assertEquals(space.architecture(genome), Redrawing.of(genome, space).apply(1.01));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "BA(1) n=10 seed=3 c=8 separable3x3 +0->9 links=0.0/1 | has edited edges",
            "BA(9) n=10 seed=3 c=8 separable3x3 links=0.0/1 | Stage 1 with 5 nodes"})
    void aTrialsGraphsMayHaveNoModelOfOtherNodes(String notation, String expected) {
        SearchSpace space = space();
        Genome genome = space.genome(notation);
        String message = assertThrows(UserException.class,
                () -> Redrawing.of(genome, space).apply(0.5)).getMessage();
        assertTrue(message.contains(expected), message);
        assertTrue(message.contains("--model"), message);
    }
}
