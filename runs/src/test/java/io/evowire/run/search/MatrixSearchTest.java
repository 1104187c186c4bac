package io.evowire.run.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.genome.Genome;
import io.evowire.genome.StageGenome;
import io.evowire.run.Thorough;
import io.evowire.run.UserException;
import io.evowire.run.config.SearchConfig;
import io.evowire.run.store.Proposal;
import io.evowire.run.store.Trial;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Searches whose stages inherit connection matrices, with trainings of microseconds. */
class MatrixSearchTest {

    @TempDir
    private Path temporary;

    private static SearchConfig config(String... settings) {
        return StubRun.config(Stream.concat(
                Stream.of("space.wiring=matrix", "strategy.mutations.edges=4"),
                Stream.of(settings)).toArray(String[]::new));
    }

    private static List<StageGenome> stages(Path run) {
        return StubRun.proposals(run).stream().map(Proposal::genome).map(Genome::parse)
                .flatMap(genome -> genome.stages().stream()).toList();
    }

    static List<String> strategies() {
        return Thorough.some(2, List.of("regularized-evolution", "surrogate", "local-search",
                "random", "nsga2"));
    }

    @ParameterizedTest
    @MethodSource("strategies")
    @Tag("thorough")
    void everyStageOfEveryStrategyHasAMatrix(String kind) throws IOException {
        Path run = InlineSearch.straight(temporary.resolve(kind), config("strategy.kind=" + kind));
        assertTrue(stages(run).size() > 10);
        assertTrue(stages(run).stream().allMatch(stage -> stage.matrix().isPresent()));
    }

    @Test
    void evolutionFlipsBitsAndMovesEdges() throws IOException {
        Path run = InlineSearch.straight(temporary.resolve("run"), config("budget.trials=60"));
        List<String> names = StubRun.proposals(run).stream()
                .flatMap(proposal -> proposal.mutations().stream())
                .map(name -> name.replaceAll("@.*", "")).distinct().toList();
        for (String name : List.of("flip-bit", "rewire-edge", "matrix-nodes", "draw-matrix")) {
            assertTrue(names.contains(name), names::toString);
        }
        assertFalse(names.contains("seed"), names::toString);
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
    void edgesAreBoundedAndMinimised() throws IOException {
        Path run = InlineSearch.straight(temporary.resolve("run"),
                config("objectives=[accuracy, macs, edges]", "constraints=[edges <= 40]"));
        for (Trial trial : StubRun.trials(run)) {
            int edges = Objects.requireNonNull(trial.proposal().cost().edges());
            assertTrue(edges <= 40, trial::toString);
            assertEquals(Genome.parse(trial.proposal().genome()).wirings().stream()
                    .mapToInt(wiring -> wiring.edges().size()).sum(), edges);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"strategy.kind=grid", "strategy.kind=reinforce",
            "repeats.of=setting"})
    void whatAsksForGeneratorsIsRefused(String setting) {
        assertTrue(assertThrows(UserException.class, () -> config(setting)).getMessage()
                .contains("matri"));
    }
}
