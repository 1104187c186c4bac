package io.evowire.run.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.evowire.evaluate.Latency;
import io.evowire.evaluate.Outcome;
import io.evowire.genome.Genome;
import io.evowire.run.EarlierRuns;
import io.evowire.run.config.SearchConfig;
import io.evowire.run.export.TrialField.Place;
import io.evowire.run.json.Json;
import io.evowire.run.problem.Run;
import io.evowire.run.reading.RunReading;
import io.evowire.run.report.RecordedRuns;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.Trial;
import io.evowire.run.store.TrialStore;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialFieldTest {

    @TempDir
    private Path temporary;

    private static List<Trial> trials(Run run) {
        return TrialStore.read(run.files()).trials();
    }

    private Run run(String name, String... settings) throws IOException {
        Run run = RecordedRuns.create(temporary.resolve(name), RecordedRuns.CLASSES, settings);
        RecordedRuns.record(run, 6, i -> new Outcome.Completed(0.5, 1, List.of(), null,
                name.equals("timed") ? new Latency(1.5, 0.25, 32, 10) : null, null), "");
        return run;
    }

    private static Set<TrialField> shown(Place place, Run run) {
        return Set.copyOf(TrialField.of(place, run.config(), trials(run)));
    }

    private static List<String> header(Run run) {
        return List.of(TrialsTable.csv(run.config(), trials(run)).lines().findFirst()
                .orElseThrow().split(","));
    }

    @Test
    void everyFieldHasANameOfItsOwnAndAPlace() throws IOException {
        assertEquals(TrialField.values().length, Stream.of(TrialField.values())
                .map(TrialField::word).distinct().count());
        Run run = run("timed", "measurements.also=[balancedAccuracy]",
                "reading=posterior", "space.linkRates=[0.0, 0.1]",
                "task.novelty={class: 3, inner: 1}", "constraints=[edges <= 500]");
        assertEquals(Set.of(TrialField.values()), Stream.of(Place.values())
                .flatMap(place -> shown(place, run).stream()).collect(Collectors.toSet()));
    }

    @Test
    void aColumnThatOnlySomeConfigurationsAskForIsAbsentElsewhere() throws IOException {
        List<String> asked = header(run("warm", "strategy.warmStart=true"));
        List<String> other = header(run("cold", "strategy.warmStart=false"));
        assertEquals(List.of("donor", "inherited"), asked.stream()
                .filter(column -> !other.contains(column)).toList());
        assertTrue(asked.containsAll(other));
        assertEquals(other, header(run("random", "strategy.kind=random")),
                "who only draws takes nothing over");
        List<String> linked = header(run("linked", "strategy.warmStart=false",
                "space.linkRates=[0.1]"));
        assertEquals(List.of("links"), linked.stream()
                .filter(column -> !other.contains(column)).toList());
    }

    @Test
    void channelsAreThoseOfTheNetworkWhereStagesInheritRatios() throws IOException {
        Run run = run("ratios", "space.widths=ratios", "space.linkRates=[0.0, 0.1]");
        for (Trial trial : trials(run)) {
            var architecture = run.factory()
                    .network(Genome.parse(trial.proposal().genome())).architecture();
            assertEquals(architecture.stages().stream()
                    .map(stage -> Integer.toString(stage.channels()))
                    .collect(Collectors.joining("; ")),
                    TrialField.CHANNELS.value(run.config(), trial));
            assertEquals(IntStream.range(0, architecture.stages().size())
                    .mapToObj(stage -> Long.toString(architecture.links().stream()
                            .filter(link -> link.toStage() == stage).count()))
                    .collect(Collectors.joining("; ")),
                    TrialField.LINKS.value(run.config(), trial));
        }
    }

    @Test
    void whatIsBelievedStandsBesideWhatWasObservedWhereTheRunIsReadByIt() throws IOException {
        Run read = run("read", "reading=posterior");
        List<String> asked = header(read);
        List<String> other = header(run("observed", "reading=observed"));
        assertEquals(List.of("mean", "deviation"), asked.stream()
                .filter(column -> !other.contains(column)).toList());
        assertEquals(asked.indexOf("accuracy") + 1, asked.indexOf("mean"));
        var beliefs = RunReading.of(read.factory(), TrialStore.read(read.files())).beliefs();
        String row = TrialsTable.csv(read.config(), trials(read), beliefs).lines().skip(1)
                .findFirst().orElseThrow();
        assertEquals("0.500000", row.split(",")[asked.indexOf("accuracy")]);
        assertEquals("%.6f".formatted(beliefs.of(0).orElseThrow().mean()),
                row.split(",")[asked.indexOf("mean")]);
        JsonNode status = Json.tree(TrialDocument.of(Place.STATUS, read.config(),
                trials(read).getFirst(), beliefs.of(0)));
        assertEquals(List.of("trial", "accuracy", "mean", "deviation", "macs", "parameters"),
                Json.keys(status));
    }

    @Test
    void aColumnOfAMeasurementIsThereWhereATrialHasItsValue() throws IOException {
        List<String> measured = header(run("timed", "strategy.warmStart=false"));
        List<String> other = header(run("cold", "strategy.warmStart=false"));
        assertEquals(List.of("latency", "latencySpread"), measured.stream()
                .filter(column -> !other.contains(column)).toList());
    }

    @Test
    void statusLeavesOutWhatWasNotMeasuredAndADocumentSaysSo() throws IOException {
        Run run = run("cold");
        JsonNode status = Json.tree(TrialDocument.of(Place.STATUS, run.config(),
                trials(run).getFirst(), Optional.empty()));
        assertEquals(List.of("trial", "accuracy", "macs", "parameters"), Json.keys(status));
        JsonNode document = Json.tree(TrialDocument.of(run.config(), trials(run).getFirst()));
        assertTrue(document.get("donor").isNull());
        assertEquals("COMPLETED", document.get("state").asText());
    }

    /** Its layout belongs to the format of a run, so it is no place of the catalogue. */
    @Test
    void theDatabasesTableTellsTheSameUnderTheSameNames() throws IOException, SQLException {
        for (String name : EarlierRuns.NAMES) {
            Path directory = EarlierRuns.copy(name, temporary);
            SearchConfig config = Run.open(new RunFiles(directory)).config();
            List<Trial> trials = TrialStore.read(new RunFiles(directory)).trials();
            try (var database = DriverManager
                    .getConnection("jdbc:sqlite:" + directory.resolve("run.db"));
                    var query = database.createStatement();
                    ResultSet rows = query.executeQuery("SELECT * FROM trial ORDER BY trial")) {
                for (Trial trial : trials) {
                    assertTrue(rows.next());
                    for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                        String column = rows.getMetaData().getColumnName(i);
                        TrialField field = Stream.of(TrialField.values())
                                .filter(known -> known.word().equals(column)).findFirst()
                                .orElseThrow();
                        Object value = field.value(config, trial);
                        Object found = rows.getObject(i);
                        assertEquals(value == null ? null : text(value),
                                found == null ? null : found.toString(), column);
                    }
                }
            }
        }
    }

    private static String text(Object value) {
        return value instanceof List<?> list ? Json.line(list) : value.toString();
    }
}
