package io.evowire.run.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.evowire.core.graph.NamedGraph;
import io.evowire.core.graph.NamedGraphs;
import io.evowire.run.Worm;
import io.evowire.run.config.ConfigReader;
import java.util.List;
import org.junit.jupiter.api.Test;

class GraphKindTest {

    private static List<String> kinds(String... settings) {
        return GraphKind.of(ConfigReader.parse("", "test", List.of(settings)).space())
                .stream().map(GraphKind::code).toList();
    }

    @Test
    void pagesOfOlderRunsNameTheirFamiliesAlone() {
        assertEquals(List.of("ER", "BA", "WS"), kinds());
        assertEquals(List.of("ER", "BA", "WS"), kinds("space.models.erdosRenyi=null"));
    }

    @Test
    void givenGraphsAreOneKind() {
        var space = ConfigReader.parse("", "test", List.of()).space().withGraphs(
                new NamedGraphs(List.of(Worm.GRAPH,
                        new NamedGraph("cat", Worm.GRAPH.text(), 0, false))));
        assertEquals(List.of("ER", "BA", "WS", "CONNECTOME"),
                GraphKind.of(space).stream().map(GraphKind::code).toList());
    }

    @Test
    void aFurtherFamilyJoinsAtItsPlace() {
        assertEquals(List.of("ER", "BA", "WS", "DD", "NICHE"), kinds(
                "space.models.niche={connectance: {min: 0.2, max: 0.4}}",
                "space.models.duplicationDivergence={retention: {min: 0.3, max: 0.8}}"));
    }
}
