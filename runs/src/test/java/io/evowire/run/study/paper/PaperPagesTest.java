package io.evowire.run.study.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.graph.Dag;
import io.evowire.core.graph.Edge;
import io.evowire.core.network.TensorShape;
import io.evowire.evaluate.DamagePlan;
import io.evowire.evaluate.DamageProfile.EdgeLoss;
import io.evowire.evaluate.DamageProfile.NodeLoss;
import io.evowire.evaluate.DamageProfile;
import io.evowire.evaluate.Outcome;
import io.evowire.evaluate.Precision;
import io.evowire.evaluate.TrainingRecipe;
import io.evowire.run.config.ConfigReader;
import io.evowire.run.console.PaperTables;
import io.evowire.run.export.CsvTable;
import io.evowire.run.study.StudyEntries;
import io.evowire.run.study.StudyEntry;
import io.evowire.run.study.Trained;
import io.evowire.run.study.page.Part;
import io.evowire.run.study.page.Section;
import io.evowire.run.study.paper.DamageReading.ByDegree;
import io.evowire.run.study.paper.DamageReading.Family;
import io.evowire.run.study.paper.GeneratorStudy.Setting;
import io.evowire.run.study.paper.OperationReading.Column;
import io.evowire.run.study.paper.OperationReading.Pair;
import io.evowire.run.study.paper.OperationReading.Series;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the pages of the paper's experiments show, of trainings done and of small ones. */
final class PaperPagesTest {

    private static final TrainingRecipe RECIPE = new TrainingRecipe(1, 180, 32, 0.1, 0.9, 0, 0, 0,
            false, Precision.FLOAT32, 1);

    /** The 408 trainings of 30 November 2026 that the log of experiments has a table of. */
    static List<Trained> recorded() throws IOException {
        CsvTable table = CsvTable.parse(Files.readString(Path.of("figure3-generators.csv")));
        return table.rows().stream().map(row -> {
            var setting = new Setting(row.get(0), Integer.parseInt(row.get(1)),
                    Integer.parseInt(row.get(2)), row.get(3), Integer.parseInt(row.get(4)),
                    Long.parseLong(row.get(5)), Long.parseLong(row.get(6)));
            return StudyEntries.trained(String.join(" ", row.subList(0, 3)), setting, RECIPE,
                    new Outcome.Completed(Double.parseDouble(row.get(8)), 1, List.of()));
        }).toList();
    }

    private static GeneratorReading generators() throws IOException {
        return new GeneratorStudy(ConfigReader.parse("", "test", List.of()), 5, 2, 180,
                Optional.empty(), List.of()).read(recorded());
    }

    private static String cell(Part table, String row, int column) {
        return String.valueOf(((Part.Table) table).rows().stream()
                .filter(cells -> String.valueOf(cells.getFirst()).startsWith(row))
                .min(Comparator.comparing(cells -> String.valueOf(cells.getFirst()).length()))
                .orElseThrow().get(column));
    }

    // The numbers are those of the log, which other programs computed from the same table.
    @Test
    void figure3IsThatOfTheLog() throws IOException {
        List<Section> sections = GeneratorPage.sections(generators());
        Part.Bars figure = (Part.Bars) sections.getFirst().parts().getFirst();
        assertEquals(29, figure.bars().size());
        assertEquals("ER(0.2)", figure.bars().getFirst().label());
        Part.Bar last = figure.bars().getLast();
        assertEquals(List.of("WS(8, 0.0)", "WS(K, 0)"), List.of(last.label(), last.group()));
        assertNull(last.deviation());
        assertEquals(List.of("ER", "BA", "WS", "WS(K, 0)"),
                figure.bars().stream().map(Part.Bar::group).distinct().toList());
        assertEquals(0.7823, bar(figure, "WS(2, 0.25)"), 1e-4);
        assertEquals(0.7813, bar(figure, "BA(5)"), 1e-4);
        assertEquals(0.7490, bar(figure, "ER(0.8)"), 1e-4);
        Part.Bars others = (Part.Bars) sections.getFirst().parts().get(1);
        assertEquals(15, others.bars().size());
        assertEquals(0.6924, bar(others, "NAGO"), 1e-4);
        Part families = sections.get(1).parts().get(1);
        assertEquals(0.7710, Double.parseDouble(cell(families, "WS", 2)), 1e-4);
        assertEquals("above 73 %", cell(families, "BA", 5));
        assertEquals("null", cell(families, "RDAG", 5));
        Part findings = sections.getFirst().parts().get(2);
        assertEquals("WS(2, 0.25), 78.23 %", cell(findings, "best setting", 2));
        assertEquals("0.29 points", cell(findings, "from the best setting", 2));
        assertTrue(cell(findings, "WS(K, 0)", 2).startsWith("K = 2: \u2212"));
        Part table = sections.get(1).parts().getFirst();
        assertEquals("0.738", cell(table, "WS(4, 0.75)", 4));
        assertEquals("null", cell(table, "ER(0.2)", 4));
    }

    private static double bar(Part.Bars figure, String label) {
        return figure.bars().stream().filter(bar -> bar.label().startsWith(label)).findFirst()
                .orElseThrow().mean();
    }

    @Test
    void figure6HasALineForEachOperation() {
        var reading = new OperationReading(
                List.of(new Column("WS(4, 0.75)", Map.of("separable3x3", 0.8, "conv3x3", 0.7)),
                        new Column("ER(0.2)", Map.of("separable3x3", 0.6))),
                List.of(new Series("separable3x3", 2, 0.7, 0.1, "WS(4, 0.75)", 5e5, 2e4),
                        new Series("conv3x3", 1, 0.7, null, "WS(4, 0.75)", 5e5, 2e4)),
                List.of(new Pair("separable3x3", "conv3x3", 1, null, null),
                        new Pair("separable3x3", "separable5x5", 4, 0.5, 0.4)));
        List<Section> sections = OperationPage.sections(reading);
        Part.Lines figure = (Part.Lines) sections.getFirst().parts().getFirst();
        assertEquals(List.of("WS(4, 0.75)", "ER(0.2)"), figure.columns());
        assertEquals(Arrays.asList(0.7, null), figure.series().get(1).values());
        Part pairs = sections.getFirst().parts().get(1);
        assertEquals("0.91 to 0.98", cell(pairs, "separable3x3, conv3x3", 3));
        assertEquals("null", cell(pairs, "separable3x3, separable5x5", 3));
    }

    private static DamagedNetwork damaged(String model) {
        Dag graph = Dag.of(5, Stream.of(List.of(0, 1), List.of(0, 2), List.of(1, 3), List.of(2, 3),
                List.of(0, 4)).map(edge -> new Edge(edge.getFirst(), edge.getLast())).toList());
        return new DamagedNetwork(model, 1, 0, List.of(graph), new DamageProfile(0.9, 100, 5, 5,
                List.of(new NodeLoss(0, 0, 0.5), new NodeLoss(0, 1, 0.3), new NodeLoss(0, 2, 0.4),
                        new NodeLoss(0, 3, 0.2, 0.15), new NodeLoss(0, 4, 0.1, 0.05)),
                List.of(new EdgeLoss(0, 0, 1, 0.1), new EdgeLoss(0, 0, 2, 0.2),
                        new EdgeLoss(0, 1, 3, 0.04), new EdgeLoss(0, 2, 3, 0.06),
                        new EdgeLoss(0, 0, 4, 0.3))));
    }

    @Test
    void everyRemovalIsARowOfATable() {
        List<String> rows = RemovalsTable.csv(List.of(damaged("ER(0.2)"), damaged("BA(5)")))
                .lines().toList();
        assertEquals("model,graph,seed,stage,removed,node,to,degree,loss,leaving",
                rows.getFirst());
        assertEquals(1 + 2 * (5 + 5), rows.size());
        assertEquals("ER(0.2),1,0,0,node,0,,3,0.5,", rows.get(1));
        assertEquals("ER(0.2),1,0,0,node,3,,0,0.2,0.15", rows.get(4));
        assertEquals("ER(0.2),1,0,0,edge,1,3,2,0.04,", rows.get(8));
        assertEquals("BA(5),1,0,0,edge,0,4,1,0.3,", rows.getLast());
    }

    // By hand: the nodes have output degrees 3, 1, 1, 0 and 0, the edges' targets 1, 1, 2, 2 and 1.
    @Test
    void damageIsGroupedByDegrees() {
        DamageReading reading = DamageReading.of(List.of(damaged("ER(0.2)"), damaged("BA(5)"),
                damaged("ER(0.2)")));
        Family family = reading.families().getFirst();
        assertEquals(List.of("ER(0.2)", 2), List.of(family.model(), family.networks()));
        assertEquals(List.of(0, 1, 3),
                family.nodes().byDegree().stream().map(ByDegree::degree).toList());
        assertEquals(List.of(4, 4, 2),
                family.nodes().byDegree().stream().map(of -> of.losses().size()).toList());
        assertEquals(0.3, family.nodes().mean(), 1e-12);
        assertEquals(0.15, family.nodes().byDegree().getFirst().mean(), 1e-12);
        assertEquals(0.1, family.leaving().mean(), 1e-12);
        Family single = reading.families().getLast();
        assertEquals(9 / Math.sqrt(90), single.nodes().correlation(), 1e-12);
        ByDegree alone = single.edges().byDegree().getFirst();
        assertEquals(1, alone.degree());
        assertEquals(0.2, alone.mean(), 1e-12);
        assertEquals(0.15, alone.quartiles().lower(), 1e-12);
        assertEquals(0.2, alone.quartiles().median(), 1e-12);
        assertEquals(0.25, alone.quartiles().upper(), 1e-12);
        assertTrue(single.edges().correlation() < 0);

        List<Section> sections = DamagePage.sections(reading);
        Part.Boxes top = (Part.Boxes) sections.getFirst().parts().getFirst();
        assertEquals(List.of("0", "1", "3"),
                top.panels().getFirst().boxes().stream().map(Part.Box::label).toList());
        assertEquals("ER(0.2): 15.00 points, 10.00 points; BA(5): 15.00 points, 10.00 points",
                cell(sections.getFirst().parts().get(2), "mean loss with an output", 2));
        assertTrue(PaperTables.damage(reading).contains("BA(5)"));
    }

    @Test
    void networksThatAreDamagedCostTheSame() {
        var study = new DamageStudy(ConfigReader.parse("", "test", List.of()), 5, 1, 7,
                Optional.empty());
        List<StudyEntry> plan = study.plan(new TensorShape(1, 28, 28), 10);
        assertEquals(15, plan.size());
        double wanted = plan.getFirst().what().get("macs").asDouble();
        for (StudyEntry entry : plan) {
            assertEquals(1, entry.what().get("macs").asDouble() / wanted, 0.04);
            assertEquals(new DamagePlan(Integer.MAX_VALUE, 0, true),
                    entry.candidate().plan().damage());
        }
        assertEquals(List.of(), DamagePage.sections(study.read(List.of())));
    }

    @Test
    void regimesAreThoseOfTheTables() {
        RegimeStudy.Reading reading = new RegimeStudy(ConfigReader.parse("", "test", List.of()), 5,
                0, 7).read(List.of());
        double[] macs = {583e6, 4.0e9, 7.9e9, 16.0e9};
        double[] within = {6.2e6, 0.09e9, 0.18e9, 0.36e9};
        double[] parameters = {5.6e6, 31.9e6, 61.5e6, 61.5e6};
        for (int i = 0; i < macs.length; i++) {
            RegimeStudy.Row row = reading.regimes().get(i);
            assertEquals(macs[i], row.macs().mean(), within[i], row.name());
            assertEquals(parameters[i], row.parameters().mean(), 0.03 * parameters[i], row.name());
            assertNull(row.accuracy());
        }
        assertEquals(24, reading.published().size());
        Part second = RegimePage.sections(reading).getFirst().parts().getFirst();
        assertEquals("75.7", cell(second, "Amoeba-C", 7));
        assertEquals("583 \u00b1 6.2 M", cell(second, "here", 3));
        assertTrue(PaperTables.regimes(reading).contains("DARTS"));
    }

    @Test
    void regimesAreTrainedOnOtherDataIfThatIsAskedFor() {
        var study = new RegimeStudy(ConfigReader.parse("", "test", List.of()), 1, 2, 7);
        List<StudyEntry> plan = study.plan(new TensorShape(1, 28, 28), 10);
        assertEquals(6, plan.size());
        RegimeStudy.Reading reading = study.read(plan.stream().map(entry -> StudyEntries.trained(
                entry.id(), entry.what(), entry.candidate().recipe(), new Outcome.Completed(
                        0.5 + 0.1 * entry.what().get("seed").asInt(), 1, List.of())))
                .toList());
        assertEquals(0.55, reading.regimes().getFirst().accuracy(), 1e-12);
        assertEquals(2, reading.regimes().getFirst().trainings());
        assertNull(reading.regimes().getLast().accuracy());
        Part.Table second = (Part.Table) RegimePage.sections(reading).getFirst().parts()
                .getFirst();
        assertEquals(11, second.columns().size());
        second.rows().forEach(row -> assertEquals(11, row.size()));
    }

    @Test
    void graphsAreDrawnAndMeasured() {
        var study = new WiringStudy(ConfigReader.parse("", "test",
                List.of("strategy.grid.nodes=[16]")), 2);
        assertEquals(List.of(), study.plan(new TensorShape(1, 28, 28), 10));
        WiringStudy.Reading reading = study.read(List.of());
        WiringStudy.Generator ws = reading.generators().stream()
                .filter(of -> of.model().equals("WS(4, 0.75)")).findFirst().orElseThrow();
        assertEquals(32, ws.measures().edges().mean(), 1e-12);
        assertEquals(32, ws.first().size());
        assertEquals(1, reading.generators().getLast().graphs());
        Part.Drawings figure = (Part.Drawings) WiringPage.sections(reading).getFirst().parts()
                .getFirst();
        assertEquals(reading.generators().size(), figure.graphs().size());
        figure.graphs().forEach(graph -> {
            assertEquals(16, graph.drawing().x().size());
            assertTrue(!graph.inputs().isEmpty() && !graph.outputs().isEmpty());
        });
        assertTrue(PaperTables.graphs(reading).contains("WS(8, 0.0)"));
    }

    @Test
    void nothingIsShownOfNothing() {
        assertEquals(List.of(), GeneratorPage.sections(new GeneratorReading(List.of(),
                List.of())));
        assertEquals(List.of(), OperationPage.sections(new OperationReading(List.of(), List.of(),
                List.of())));
    }
}
