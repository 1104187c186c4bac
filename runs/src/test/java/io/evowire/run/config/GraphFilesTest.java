package io.evowire.run.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.graph.NamedGraph;
import io.evowire.core.graph.NamedGraphs;
import io.evowire.run.ExitCode;
import io.evowire.run.UserException;
import io.evowire.run.json.GraphFile;
import io.evowire.run.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Graphs that a configuration names by their files. */
class GraphFilesTest {

    private static final String RING = IntStream.range(0, 20).mapToObj(i -> i + " " + (i + 1) % 20)
            .collect(Collectors.joining("\n"));

    @TempDir
    private Path temporary;

    private Path ring;

    @BeforeEach
    void writeGraphs() throws IOException {
        ring = Files.writeString(temporary.resolve("ring.txt"), RING);
    }

    private String set(String form) {
        return form.replace("RING", ring.toString()).replace("TEMP", temporary.toString());
    }

    private NamedGraphs graphs(String... settings) {
        return ConfigReader.parse("", "test", Stream.of(settings).map(this::set).toList()).space()
                .graphs();
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(temporary.resolve(name), set(text));
    }

    @Test
    void graphsStandByTheirNamesInAllForms() throws IOException {
        var plain = new NamedGraphs(List.of(new NamedGraph("worm", RING, 0, false)));
        assertEquals(plain, graphs("space.graphs.worm=RING"));
        assertEquals(plain, graphs("space.graphs={worm: RING}"));
        assertEquals(plain, graphs("space.graphs.worm={file: RING}"));
        assertEquals(new NamedGraphs(List.of(new NamedGraph("worm", RING, 0.5, true))),
                graphs("space.graphs.worm={file: RING, threshold: 0.5, directed: true}"));
        assertEquals(new NamedGraphs(List.of(new NamedGraph("worm", RING, 0.5, false))),
                graphs("space.graphs.worm=RING", "space.graphs.worm.threshold=0.5"));
        assertEquals(List.of("cat", "worm"), graphs("space.graphs={worm: RING}",
                "space.graphs={cat: RING}").graphs().stream().map(NamedGraph::name).toList());
        assertEquals(NamedGraphs.NONE, graphs("space.graphs.worm=RING", "space.graphs.worm=null"));
    }

    @Test
    void aFileAloneReplacesHowTheOneBeforeItWasRead() throws IOException {
        assertEquals(graphs("space.graphs.worm=RING"),
                graphs("space.graphs.worm={file: RING, threshold: 0.5, directed: true}",
                        "space.graphs.worm=RING"));
    }

    @Test
    void aRelativeFileLiesBesideTheConfiguration() throws IOException {
        Path config = file("mine.yaml", "space: {graphs: {worm: ring.txt}}");
        assertEquals(RING, ConfigReader.read(config, List.of()).space().graphs().graphs()
                .getFirst().text());
    }

    @Test
    void aSpaceMayHaveNothingButAGraph() {
        SearchConfig config = ConfigReader.parse("""
                space: {models: {erdosRenyi: null, barabasiAlbert: null, wattsStrogatz: null}}
                """, "test", List.of(set("space.graphs.worm=RING")));
        assertEquals(1, config.space().models().ranges().size());
        String message = assertThrows(UserException.class, () -> ConfigReader.parse("""
                space: {models: {erdosRenyi: null, barabasiAlbert: null, wattsStrogatz: null}}
                """, "test", List.of())).getMessage();
        assertTrue(message.contains("at least one graph model"), message);
    }

    /** What a run writes names the content, so that the configuration's fingerprint covers it. */
    @Test
    void aRunReadsItsOwnCopyAndKnowsIt() throws IOException {
        SearchConfig config = ConfigReader.parse("", "test",
                List.of(set("space.graphs.worm={file: RING, threshold: 0.5, directed: true}")));
        String written = Json.yaml(config);
        NamedGraph worm = config.space().graphs().graphs().getFirst();
        assertTrue(written.contains("file: " + GraphFile.of(worm.sha256()) + "\n"), written);
        Path run = Files.createDirectory(temporary.resolve("run"));
        Path file = Files.writeString(run.resolve("config.yaml"), written);
        Path copy = run.resolve(GraphFile.of(worm));
        UserException missing = assertThrows(UserException.class, () -> ConfigReader.ofRun(file));
        assertEquals(ExitCode.CORRUPT, missing.exitCode());
        assertTrue(missing.getMessage().contains("there is no such file"), missing.getMessage());
        Files.createDirectories(copy.getParent());
        Files.writeString(copy, RING);
        assertEquals(config, ConfigReader.ofRun(file));
        assertEquals(config, ConfigReader.under(config, file, List.of()));
        assertEquals(config.space(), ConfigReader.read(file, List.of()).space());
        Files.writeString(copy, RING.replace("3 4", "3 5"));
        UserException changed = assertThrows(UserException.class, () -> ConfigReader.ofRun(file));
        assertEquals(ExitCode.CORRUPT, changed.exitCode());
        assertTrue(changed.getMessage().contains("is not the graph that the run was made with"),
                changed.getMessage());
        assertNotEquals(written, Json.yaml(ConfigReader.read(file, List.of())));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|',
            textBlock = """
                    space.graphs.worm=TEMP/none.txt | --set space.graphs.worm: cannot read the graph
                    space.graphs.worm=TEMP/none.txt | there is no such file
                    space.graphs.worm=TEMP          | cannot read the graph
                    space.graphs.worm=TEMP/bytes    | it is not UTF-8 text
                    space.graphs.worm=TEMP/wide.txt | space.graphs.worm: It has 3 lines, and the first has 4 values: a matrix is square
                    space.graphs.worm=TEMP/minus.txt | space.graphs.worm: Line 2: the weight -1 is negative
                    space.graphs.worm=TEMP/empty.txt | space.graphs.worm: There is nothing in it
                    space.graphs.worm=TEMP/small.txt | space: CONNECTOME(worm) has no graph of 16 nodes: the largest connected piece of it has 8 of its 10.
                    space.graphs.2worm=RING         | The name of a graph has letters
                    space.graphs.worm={threshold: 1} | space.graphs.worm: a graph needs a file
                    space.graphs.worm={file: RING, treshold: 1} | unknown key space.graphs.worm.treshold. Known here: file, threshold, directed
                    space.graphs.worm={file: RING, threshold: -1} | must be a number of at least 0
                    space.graphs.worm={file: RING, threshold: x} | space.graphs.worm: threshold must be a number
                    space.graphs.worm={file: RING, directed: 1} | directed must be true or false
                    space.graphs.worm=3             | must be a file, or file, threshold and directed
                    space.graphs=3                  | space.graphs must have keys
                    """)
    void mistakesNameTheKeyAndWhatIsWrong(String setting, String message) throws IOException {
        Files.write(temporary.resolve("bytes"), "é".getBytes(StandardCharsets.ISO_8859_1));
        file("wide.txt", "0 1 0 0\n1 0 1 0\n0 1 0 1");
        file("minus.txt", "1 2 1\n2 3 -1");
        file("empty.txt", "");
        file("small.txt", "1 2\n2 3\n3 4\n4 5\n5 6\n6 7\n7 8\n9 10");
        String said = assertThrows(UserException.class, () -> graphs(setting)).getMessage();
        assertTrue(said.contains(message), said);
    }

    @Test
    void aGridTakesAGraphByItsName() {
        List<String> grid = List.of(set("space.graphs.worm=RING"), "strategy.kind=grid",
                "strategy.grid.models=[CONNECTOME(worm), WS(4, 0.75)]");
        assertEquals(2, ConfigReader.parse("", "test", grid).strategy().grid().models().size());
        String unknown = assertThrows(UserException.class, () -> ConfigReader.parse("", "test",
                grid.subList(1, 3))).getMessage();
        assertTrue(unknown.contains("Nobody has given a graph the name 'worm'"), unknown);
    }
}
