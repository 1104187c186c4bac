package io.evowire.run.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.graph.GraphModel;
import io.evowire.core.network.TensorShape;
import io.evowire.genome.Genome;
import io.evowire.genome.StageGenome;
import io.evowire.run.UserException;
import io.evowire.run.config.GridConfig;
import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.search.StubRun;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GridSearchTest {

    private static final String[] GRID = {"strategy.kind=grid",
            "strategy.grid.models=[ER(0.4), BA(2), WS(4, 0.75)]", "strategy.grid.seeds=3",
            "strategy.grid.nodes=[8, 12]", "strategy.grid.channels=[8, 12]",
            "strategy.grid.stages=[1, 2]"};

    private static List<Genome> genomes(String... settings) {
        return new GridSearch(new CandidateFactory(StubRun.config(settings),
                new TensorShape(1, 28, 28), 3)).genomes();
    }

    @Test
    void coversExactlyItsProductWithEverySeedOnce() {
        GridConfig grid = StubRun.config(GRID).strategy().grid();
        List<Genome> genomes = genomes(GRID);
        assertEquals(3 * 3 * 2 * 2 * 2, genomes.size());
        assertEquals(genomes.size(), genomes.stream().distinct().count());
        Map<String, Long> counts = genomes.stream().collect(Collectors.groupingBy(
                GridSearchTest::combination, Collectors.counting()));
        for (String model : grid.models()) {
            for (int nodes : grid.nodes()) {
                for (int channels : grid.channels()) {
                    for (int stages : grid.stages()) {
                        String notation = GraphModel.parse(model, nodes).notation();
                        assertEquals(3, counts.remove("%s %d %s".formatted(notation, nodes,
                                GridConfig.widths(channels, stages))));
                    }
                }
            }
        }
        assertTrue(counts.isEmpty(), counts::toString);
    }

    private static String combination(Genome genome) {
        StageGenome first = genome.stages().getFirst();
        assertEquals(1, genome.stages().stream().map(StageGenome::model).distinct().count());
        return "%s %d %s".formatted(first.model().notation(), first.model().nodes(),
                genome.stages().stream().map(stage -> stage.width().notation()).toList());
    }

    @Test
    void everyCombinationComesOnceBeforeAnyComesTwice() {
        List<Genome> genomes = genomes(GRID);
        Function<List<Genome>, List<String>> combinations = part -> part.stream()
                .map(GridSearchTest::combination).toList();
        List<String> first = combinations.apply(genomes.subList(0, 24));
        assertEquals(24, first.stream().distinct().count());
        assertEquals(first, combinations.apply(genomes.subList(24, 48)));
    }

    @Test
    void stagesHaveGraphsOfTheirOwn() {
        for (Genome genome : genomes(GRID)) {
            assertEquals(genome.stages().size(),
                    genome.stages().stream().map(StageGenome::graphSeed).distinct().count());
        }
    }

    @Test
    void liesInTheSpace() {
        var space = StubRun.config(GRID).space();
        assertTrue(genomes(GRID).stream().allMatch(space::contains));
    }

    @Test
    void aModelThatFallsApartIsNamed() {
        var error = assertThrows(UserException.class, () -> genomes("strategy.kind=grid",
                "space.models.erdosRenyi.probability={min: 0.001, max: 0.5}",
                "strategy.grid.models=[ER(0.001)]"));
        assertTrue(String.valueOf(error.getMessage())
                .startsWith("strategy.grid: ER(0.001) gives no connected graph of 12 nodes"));
    }
}
