package io.evowire.run.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.evowire.core.graph.Dag;
import io.evowire.core.graph.Edge;
import io.evowire.core.graph.GraphMeasures;
import io.evowire.genome.Genome;
import io.evowire.run.ExitCode;
import io.evowire.run.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class GraphCommandTest {

    @TempDir
    private Path temporary;

    private static JsonNode measures(Object... line) {
        Typed said = Typed.of(line);
        assertEquals(0, said.code(), said.err());
        return Json.parse(said.out());
    }

    private String written(String name, Object... line) throws IOException {
        Path file = temporary.resolve(name);
        var all = new ArrayList<Object>(List.of(line));
        all.addAll(List.of("--out", file));
        Typed said = Typed.of(all.toArray());
        assertEquals(0, said.code(), said.err());
        return Files.readString(file);
    }

    private static Dag stage(String genome) {
        return Genome.parse(genome).stages().getFirst().wiring();
    }

    @Test
    void measuresAreThoseOfTheGraphs() {
        JsonNode of = measures("graph", "WS(4,0.75)", "--nodes", "16", "--seeds", "2", "--json");
        Dag first = stage("WS(4, 0.75) n=16 seed=0 c=8 separable3x3");
        Dag second = stage("WS(4, 0.75) n=16 seed=1 c=8 separable3x3");
        assertEquals(32, of.at("/edges/mean").asDouble());
        assertEquals(0, of.at("/edges/sd").asDouble());
        assertEquals((first.depth() + second.depth()) / 2.0, of.at("/depth/mean").asDouble());
        assertEquals((first.sources().size() + second.sources().size()) / 2.0,
                of.at("/inputs/mean").asDouble());
        assertEquals((first.sinks().size() + second.sinks().size()) / 2.0,
                of.at("/outputs/mean").asDouble());
        assertEquals(4, of.at("/degree/mean").asDouble());
        double clustering = GraphMeasures.of(first).clustering();
        double other = GraphMeasures.of(second).clustering();
        assertEquals((clustering + other) / 2, of.at("/clustering/mean").asDouble(), 1e-12);
        assertEquals(Math.abs(clustering - other) / Math.sqrt(2),
                of.at("/clustering/sd").asDouble(), 1e-12);
        assertEquals((GraphMeasures.of(first).distance() + GraphMeasures.of(second).distance()) / 2,
                of.at("/pathLength/mean").asDouble(), 1e-12);
    }

    @Test
    void aStarIsMeasuredAsOneKnowsIt() {
        JsonNode star = measures("graph", "BA(1)", "--nodes", "3", "--seeds", "1", "--json");
        assertEquals(2, star.at("/largestDegree/mean").asDouble());
        assertEquals(4 / 3.0, star.at("/pathLength/mean").asDouble(), 1e-12);
        assertEquals(4 / 3.0, star.at("/degree/mean").asDouble(), 1e-12);
        String table = Typed.of("graph", "BA(1)", "--nodes", "3").out();
        assertTrue(table.contains("\nedges "), table);
        assertTrue(table.matches("(?s).*\nlargest degree +2\\.0 +0\\.0\n.*"), table);
    }

    @Test
    void jsonHasTheEdgesOfEachSeed() throws IOException {
        JsonNode file = Json.parse(written("g.json", "graph", "ER(0.4)", "--nodes", "9"));
        assertEquals("ER(0.4)", file.get("model").asText());
        assertEquals(5, file.get("graphs").size());
        for (JsonNode graph : file.get("graphs")) {
            List<Edge> edges = new ArrayList<>();
            graph.get("edges").forEach(
                    edge -> edges.add(new Edge(edge.get(0).asInt(), edge.get(1).asInt())));
            assertEquals(stage("ER(0.4) n=9 seed=%d c=8 separable3x3"
                    .formatted(graph.get("seed").asInt())), Dag.of(9, edges));
        }
    }

    @Test
    void dotHasEveryEdgeInTheBoxOfItsSeed() throws IOException {
        String dot = written("g.dot", "graph", "BA(2)", "--nodes", "7", "--seeds", "2");
        Dag second = stage("BA(2) n=7 seed=1 c=8 separable3x3");
        assertTrue(dot.startsWith("digraph {\n  label=\"BA(2), 7 nodes\";\n"), dot);
        assertEquals(20, dot.split(" -> ", -1).length - 1);
        second.edges().forEach(edge -> assertTrue(
                dot.contains("    g1_%d -> g1_%d;\n".formatted(edge.from(), edge.to())), dot));
        assertEquals(4, dot.split("#7fb2e5", -1).length - 1, "inputs of two graphs");
    }

    @Test
    void pictureShowsInputsBlueAndOutputsRed() throws Exception {
        String svg = written("g.svg", "graph", "WS(4,0.75)", "--nodes", "12", "--seeds", "7");
        Document picture = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        NodeList nodes = picture.getElementsByTagName("circle");
        assertEquals(7 * 12, nodes.getLength());
        int inputs = 0;
        int outputs = 0;
        for (int i = 0; i < nodes.getLength(); i++) {
            String kind = ((Element) nodes.item(i)).getAttribute("class");
            inputs += kind.equals("input") ? 1 : 0;
            outputs += kind.equals("output") ? 1 : 0;
        }
        int expectedInputs = 0;
        int expectedOutputs = 0;
        for (int seed = 0; seed < 7; seed++) {
            Dag graph = stage("WS(4, 0.75) n=12 seed=%d c=8 separable3x3".formatted(seed));
            expectedInputs += graph.sources().size();
            expectedOutputs += graph.sinks().size();
        }
        assertEquals(expectedInputs, inputs);
        assertEquals(expectedOutputs, outputs);
        NodeList paths = picture.getElementsByTagName("path");
        assertEquals(7, paths.getLength());
        assertEquals(24, ((Element) paths.item(0)).getAttribute("d").split("M", -1).length - 1);
        assertTrue(picture.getDocumentElement().getTextContent().contains("seed 6"));
        assertEquals(svg, written("again.svg", "graph", "WS(4,0.75)", "--nodes", "12", "--seeds",
                "7"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|',
            textBlock = """
                    XY(3)                       | XY(3), --nodes 32: Unknown graph model 'XY(3)'. Use ER(P)
                    WS(4,2)                     | WS(4,2), --nodes 32: The rewiring probability of Watts
                    WS(4,0.5) --nodes 2         | --nodes 2: The node count of Watts-Strogatz must lie in [3
                    ER(0.01)                    | ER(0.01) with 32 nodes gave no connected graph in 1000
                    CONNECTOME(worm)            | Nobody has given a graph the name 'worm'; no graph has one
                    CONNECTOME(worm) --graphs worm | --graphs takes NAME=FILE, such as worm=worm.txt, not 'worm'
                    CONNECTOME(worm) --graphs worm=no.txt | --graphs worm: cannot read the graph no.txt: there is no
                    CONNECTOME(worm) --graphs worm=pom.xml | --graphs worm: Line
                    BA(2) --seeds 0             | --seeds must be at least 1, not 0.
                    BA(2) --out x.png           | --out x.png: the name must end in .svg, .dot or .json.
                    BA(2) --out svg/x.svg       | there is no folder
                    BA(2) --nodes 129 --out x.svg | --out x.svg: graphs of more than 128 nodes are not drawn
                    """)
    void mistakesAreExplained(String line, String message) {
        Typed said = Typed.of((Object[]) ("graph " + line).split(" "));
        assertEquals(ExitCode.USAGE.code(), said.code(), said.err());
        assertTrue(said.err().contains(message), said.err());
        assertEquals("", said.out());
        assertFalse(Files.exists(Path.of("x.svg")));
    }
}
