package io.evowire.run.study.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.graph.Dag;
import io.evowire.core.network.Network;
import io.evowire.core.network.NodeOperation;
import io.evowire.core.network.Stage;
import io.evowire.core.network.TensorShape;
import io.evowire.evaluate.Outcome;
import io.evowire.run.UserException;
import io.evowire.run.config.ConfigReader;
import io.evowire.run.config.SearchConfig;
import io.evowire.run.console.PaperTables;
import io.evowire.run.json.Json;
import io.evowire.run.study.Study;
import io.evowire.run.study.StudyEntry;
import io.evowire.run.study.Trained;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Plans and readings of the papers' experiments; nothing is trained. */
final class PaperStudiesTest {

    private static final TensorShape SHAPE = new TensorShape(1, 28, 28);
    private static final SearchConfig CONFIG = ConfigReader.parse("", "test",
            List.of("constraints=[macs <= 3M]"));

    private static List<StudyEntry> plan(Study<?> study) {
        return study.plan(SHAPE, 10);
    }

    private static <R> R read(Study<R> study, Function<StudyEntry, Double> accuracy) {
        return study.read(plan(study).stream()
                .map(entry -> new Trained(entry.id(), entry.what(), "", entry.candidate().recipe(),
                        new Outcome.Completed(accuracy.apply(entry),
                                entry.candidate().recipe().maxSteps() / 100.0, List.of()),
                        0))
                .toList());
    }

    @Test
    void generatorsShareSeedsAndMultiplyAdds() {
        var study = new GeneratorStudy(CONFIG, 2, 2, 7, Optional.empty(), List.of());
        List<StudyEntry> plan = plan(study);
        int random = GeneratorStudy.models().size() - GridNetworks.RINGS.size();
        assertEquals(2 * (2 * random + GridNetworks.RINGS.size()), plan.size());
        assertEquals(plan, plan(study), "the same each time");
        assertEquals(29, GridNetworks.RANDOM.size() + GridNetworks.RINGS.size(),
                "as in the figure");
        double[] macs = plan.stream().mapToDouble(entry -> entry.what().get("macs").asLong())
                .toArray();
        double wanted = plan.stream().filter(entry -> entry.id()
                .equals("WS(4, 0.75) graph 0, seed 0")).findFirst().orElseThrow().what()
                .get("macs").asLong();
        for (double value : macs) {
            assertEquals(1, value / wanted, 0.03);
        }
        assertEquals(4, plan.stream().map(entry -> entry.candidate().recipe().seed()).distinct()
                .count(), "graphs and seeds, whatever the model");
        assertEquals(2, plan.stream().map(entry -> entry.candidate().recipe().seedOfImages())
                .distinct().count());
        assertEquals(GridNetworks.RINGS.getLast(),
                GeneratorStudy.models().getLast(), "rings come last");
    }

    @Test
    void generatorsAreToldFromTheLuckOfGraphsAndSeeds() {
        var study = new GeneratorStudy(CONFIG, 3, 2, 7, Optional.of(900_000L), List.of());
        GeneratorReading reading = read(study, entry -> {
            var setting = Json.bind(entry.what(), GeneratorStudy.Setting.class);
            return (setting.model().startsWith("WS(") ? 0.8 : 0.7) + 0.01 * setting.graph()
                    + 0.002 * setting.seed();
        });
        var ws = reading.generators().stream().filter(of -> of.model().equals("WS(4, 0.75)"))
                .findFirst().orElseThrow();
        assertEquals(0.811, ws.mean(), 1e-12);
        assertEquals(0.01, Objects.requireNonNull(ws.ofGraphs()), 1e-12);
        assertEquals(0.002 / Math.sqrt(2), Objects.requireNonNull(ws.ofSeeds()), 1e-12);
        assertEquals(0.821, ws.best(), 1e-12);
        assertEquals(6, ws.trainings());
        var ring = reading.generators().getLast();
        assertEquals("WS(8, 0.0)", ring.model());
        assertNull(ring.ofGraphs());
        assertEquals("WS", reading.families().getFirst().family());
        assertTrue(reading.families().stream().anyMatch(of -> of.family().equals("WS(K, 0)")
                && of.settings() == 4));
        assertTrue(PaperTables.generators(reading).contains("WS(4, 0.75)"));
    }

    private static List<List<Object>> trained(GeneratorStudy study) {
        return plan(study).stream().map(entry -> List.<Object>of(entry.id(), entry.what(),
                entry.candidate().network(), entry.candidate().recipe())).toList();
    }

    @Test
    void ringsHaveOneGraph() {
        var study = new GeneratorStudy(CONFIG, 3, 1, 7, Optional.empty(),
                List.of("WS(10, 0)", "DD(0.3)"));
        Map<String, Long> graphs = plan(study).stream().collect(Collectors.groupingBy(
                entry -> entry.what().get("model").asText(), Collectors.counting()));
        for (String model : List.of("WS(8, 0.0)", "WS(10, 0.0)")) {
            assertEquals(1, graphs.get(model), model);
        }
        for (String model : List.of("WS(4, 0.75)", "DD(0.3)")) {
            assertEquals(3, graphs.get(model), model);
        }
    }

    @Test
    void furtherModelsStandBesideThoseOfTheStudy() {
        // One of them is there already, in another notation.
        var study = new GeneratorStudy(CONFIG, 1, 1, 7, Optional.empty(),
                List.of("DD(.3)", "RDAG(4,0.5,5,2)", "WS(4,0.75)"));
        List<String> models = plan(study).stream()
                .map(entry -> entry.what().get("model").asText()).toList();
        assertEquals(GeneratorStudy.models().size() + 2, models.size());
        assertEquals(List.of("DD(0.3)", "RDAG(4, 0.5, 5, 2)"),
                models.subList(models.size() - 6, models.size() - 4), "before the rings");
        assertTrue(trained(study).containsAll(trained(
                new GeneratorStudy(CONFIG, 1, 1, 7, Optional.empty(), List.of()))),
                "what is recorded counts in a study with more models");
        GeneratorReading reading = read(study, entry -> 0.7);
        assertEquals(models, reading.generators().stream().map(of -> of.model()).toList());
        assertTrue(reading.families().stream().anyMatch(of -> of.family().equals("DD")
                && of.settings() == 4));
        for (String wrong : List.of("DD", "QQ(1)", "WS(99, 0.5)")) {
            String message = assertThrows(UserException.class, () -> new GeneratorStudy(CONFIG, 1,
                    1, 7, Optional.empty(), List.of(wrong))).getMessage();
            assertTrue(message.startsWith("--models: "), message);
        }
    }

    @Test
    void generatorsThatDoNotFitTheNodesAreNamed() {
        var few = ConfigReader.parse("", "test", List.of("strategy.grid.nodes=[6]",
                "strategy.grid.models=[ER(0.2)]"));
        String message = assertThrows(UserException.class,
                () -> plan(new GeneratorStudy(few, 1, 1, 7, Optional.empty(), List.of())))
                .getMessage();
        assertTrue(message.contains("BA(7) with 6 nodes"), message);
        assertTrue(message.contains("strategy.grid.nodes"), message);
    }

    @Test
    void operationsShareGraphsSeedsAndMultiplyAdds() {
        var study = new OperationStudy(CONFIG, 2, 2, 7, Optional.empty());
        List<StudyEntry> plan = plan(study);
        int operations = NodeOperation.ALL.size();
        assertEquals(2 * operations
                * (2 * GridNetworks.RANDOM.size() + GridNetworks.RINGS.size()), plan.size());
        assertEquals(plan, plan(study), "the same each time");
        Map<String, List<StudyEntry>> alike = plan.stream().collect(Collectors.groupingBy(entry -> {
            var setting = Json.bind(entry.what(), OperationStudy.Setting.class);
            return "%s %d %d".formatted(setting.model(), setting.graph(), setting.seed());
        }));
        alike.values().forEach(same -> {
            assertEquals(operations, same.size());
            assertEquals(1, same.stream().map(entry -> graphs(entry.candidate().network()))
                    .distinct().count(), "graphs");
            assertEquals(1, same.stream().map(entry -> entry.candidate().recipe()).distinct()
                    .count(), "recipes");
        });
        double wanted = plan.getFirst().what().get("macs").asLong();
        for (StudyEntry entry : plan) {
            assertEquals(1, entry.what().get("macs").asLong() / wanted, 0.07, entry.id());
        }
        int dense = width(plan, "WS(4, 0.75) conv3x3 graph 0, seed 0");
        int separable = width(plan, "WS(4, 0.75) separable3x3 graph 0, seed 0");
        int pool = width(plan, "WS(4, 0.75) maxpool3x3 graph 0, seed 0");
        assertTrue(dense < separable && separable < pool, "widths make up for what nodes cost");
    }

    private static List<Dag> graphs(Network network) {
        return network.architecture().stages().stream().map(Stage::wiring).toList();
    }

    private static int width(List<StudyEntry> plan, String id) {
        return plan.stream().filter(entry -> entry.id().equals(id)).findFirst().orElseThrow()
                .candidate().network().architecture().stages().getLast().channels();
    }

    // Dense convolutions rank the generators as separable ones do, pools the other way round.
    @Test
    void operationsAreComparedOverGenerators() {
        var study = new OperationStudy(CONFIG, 1, 2, 7, Optional.of(900_000L));
        List<String> models = GridNetworks.models(0).toList();
        OperationReading reading = read(study, entry -> {
            var setting = Json.bind(entry.what(), OperationStudy.Setting.class);
            double rank = models.indexOf(setting.model()) / 100.0;
            return 0.5 + 0.001 * setting.seed() + switch (setting.operation()) {
                case "separable3x3" -> rank;
                case "conv3x3" -> 0.1 + rank * rank;
                default -> -rank;
            };
        });
        assertEquals(models.reversed(),
                reading.columns().stream().map(OperationReading.Column::model).toList());
        assertEquals(0.5005, Objects.requireNonNull(
                reading.columns().getLast().accuracies().get("separable3x3")), 1e-12);
        assertEquals(models.getFirst(), reading.series().getLast().best());
        assertEquals(2 * models.size(), reading.series().getLast().trainings());
        OperationReading.Pair dense = reading.pairs().stream()
                .filter(pair -> pair.second().equals("conv3x3")
                        && pair.first().equals("separable3x3"))
                .findFirst().orElseThrow();
        assertEquals(1, Objects.requireNonNull(dense.spearman()), 1e-12);
        assertEquals(0.97, Objects.requireNonNull(dense.pearson()), 0.01);
        OperationReading.Pair pool = reading.pairs().stream()
                .filter(pair -> pair.second().equals("maxpool3x3")
                        && pair.first().equals("separable3x3"))
                .findFirst().orElseThrow();
        assertEquals(-1, Objects.requireNonNull(pool.pearson()), 1e-12);
        assertEquals(10, reading.pairs().size());
        assertTrue(PaperTables.operations(reading).contains("separable3x3, conv3x3"));
    }

    @Test
    void fewGeneratorsHaveNoCorrelation() {
        var study = new OperationStudy(CONFIG, 1, 1, 7, Optional.of(900_000L));
        OperationReading reading = study.read(plan(study).stream()
                .filter(entry -> entry.id().startsWith("ER("))
                .filter(entry -> !entry.id().startsWith("ER(0.2) conv3x3"))
                .map(entry -> new Trained(entry.id(), entry.what(), "",
                        entry.candidate().recipe(),
                        new Outcome.Completed(0.5, 1, List.of()), 0))
                .toList());
        OperationReading.Pair dense = reading.pairs().stream()
                .filter(pair -> pair.second().equals("conv3x3")).findFirst().orElseThrow();
        assertEquals(3, dense.generators());
        assertNull(dense.pearson());
        assertTrue(PaperTables.operations(reading).contains("ER(0.2)"));
    }
}
