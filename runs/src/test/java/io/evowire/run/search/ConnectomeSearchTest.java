package io.evowire.run.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.evowire.core.graph.Connectome;
import io.evowire.core.graph.NamedGraph;
import io.evowire.core.graph.NamedGraphs;
import io.evowire.genome.Genome;
import io.evowire.run.Thorough;
import io.evowire.run.Worm;
import io.evowire.run.config.SearchConfig;
import io.evowire.run.store.Proposal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Searches whose stages are parts of given graphs, with trainings of microseconds. */
class ConnectomeSearchTest {

    private static final NamedGraphs GRAPHS = new NamedGraphs(List.of(Worm.GRAPH,
            new NamedGraph("cat", Worm.GRAPH.text(), 0, true)));

    @TempDir
    private Path temporary;

    private static SearchConfig config(String... settings) {
        SearchConfig config = StubRun.config(settings);
        return config.with(config.space().withGraphs(GRAPHS));
    }

    private static List<String> names(Path run) {
        return StubRun.proposals(run).stream().map(Proposal::genome)
                .flatMap(genome -> Genome.parse(genome, GRAPHS).stages().stream())
                .map(stage -> stage.model() instanceof Connectome
                        ? stage.model().notation()
                        : stage.model().family().code())
                .distinct().sorted().toList();
    }

    static List<String> strategies() {
        return Thorough.some(2, List.of("surrogate", "local-search", "nsga2", "random",
                "reinforce", "regularized-evolution"));
    }

    @ParameterizedTest
    @MethodSource("strategies")
    @Tag("thorough")
    void everyStrategySearchesThemBesideTheFamilies(String kind) throws IOException {
        Path run = InlineSearch.straight(temporary.resolve(kind), config("strategy.kind=" + kind));
        assertEquals(List.of("BA", "CONNECTOME(cat)", "CONNECTOME(worm)", "ER", "WS"),
                names(run));
    }

    @Test
    void aSearchThatIsKilledEndsLikeAStraightOne() throws IOException {
        Path straight = InlineSearch.straight(temporary.resolve("straight"), config());
        Path killed = temporary.resolve("killed");
        StubRun.create(killed);
        for (int records = 1; StubRun.history(killed).ended() < 12; records += 2) {
            int limit = records;
            try {
                new InlineSearch(limit, true).search(killed, config());
            } catch (IllegalStateException e) {
                // as a process that dies
            }
        }
        InlineSearch.straight(killed, config());
        assertEquals(StubRun.proposals(straight), StubRun.proposals(killed));
    }

    @Test
    void matricesBeginAsPartsOfThem() throws IOException {
        Path run = InlineSearch.straight(temporary.resolve("run"), config("space.wiring=matrix"));
        assertEquals(List.of("MATRIX"), names(run));
    }
}
