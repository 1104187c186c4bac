package io.evowire.run.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.evowire.run.EarlierRuns;
import io.evowire.run.Thorough;
import io.evowire.run.json.Json;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.Trial;
import io.evowire.run.store.TrialStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A trial of a run of an earlier program, trained again by this one. */
class EarlierReplayTest {

    /** Kernels of today round otherwise than those of that day. */
    private static final double ROUNDING = 0.02;

    @TempDir
    private Path temporary;

    static List<String> runs() {
        return Thorough.some(1, List.of("nsga2", "rungs", "grid"));
    }

    @ParameterizedTest
    @MethodSource("runs")
    @Tag("thorough")
    void itsRecordSaysAllThatATrainingNeeds(String name) throws IOException {
        Path run = EarlierRuns.copy(name, temporary);
        Trial trial = TrialStore.read(new RunFiles(run)).trials().stream()
                .filter(each -> each.completed()
                        && (!name.equals("nsga2") || each.proposal().donor() != null))
                .findFirst().orElseThrow();
        Typed typed = Typed.of("replay", run, trial.number(), "--json");
        JsonNode replayed = Json.parse(typed.out());
        assertEquals(replayed.get("same").asBoolean() ? 0 : 5, typed.code(), typed.err());
        assertEquals("COMPLETED", replayed.at("/again/state").asText());
        assertEquals(trial.accuracy().orElseThrow(), replayed.at("/recorded/accuracy").asDouble());
        assertEquals(trial.accuracy().orElseThrow(), replayed.at("/again/accuracy").asDouble(),
                ROUNDING);
        assertTrue(typed.err().contains("Training trial " + trial.number()), typed.err());
    }
}
