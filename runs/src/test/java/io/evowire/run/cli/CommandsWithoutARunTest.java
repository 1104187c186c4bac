package io.evowire.run.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.evowire.run.config.ConfigSchema;
import io.evowire.run.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Commands that need no run, as a person types them. */
class CommandsWithoutARunTest {

    @Test
    void programsReadWhatTheDoctorFound() {
        JsonNode well = Json.parse(Typed.of("doctor", "--json").out());
        assertTrue(well.get("refusal").isNull() && well.at("/data/problem").isNull());
        assertTrue(well.at("/data/found").asText().startsWith("mnist-10k"), well.toString());
        assertTrue(well.get("processors").asInt() >= 1);
        Typed ill = Typed.of("doctor", "--json", "--data", "idx:/nope");
        assertEquals(2, ill.code());
        assertTrue(Json.parse(ill.out()).at("/data/problem").asText().contains("/nope"));
    }

    @Test
    void doctorTellsTheRestWhenTheDataCannotBeUsed() {
        Typed said = Typed.of("doctor", "--data", "idx:/nope");
        assertEquals(2, said.code());
        assertTrue(said.out().contains("JDK") && said.out().contains("ND4J backend"), said.out());
        assertTrue(said.out().matches("(?s).*\ndata +cannot be used: The folder /nope.*"),
                said.out());
        said = Typed.of("doctor");
        assertEquals(0, said.code());
        assertTrue(said.out().matches("(?s).*\nkernels +(oneDNN|stock DL4J layers, because ).*"),
                said.out());
    }

    @Test
    void costPrintsThePapersNumbers() {
        JsonNode cost = Json
                .parse(Typed.of("cost", "--preset", "small", "--channels", "78", "--seeds",
                        "20", "--json").out());
        assertEquals(583e6, cost.get("macs").get("mean").asDouble(), 6.2e6);
        assertEquals(5.6e6, cost.get("parameters").get("mean").asDouble(), 0.1e6);
        assertTrue(cost.get("macs").get("sd").asDouble() > 0);
        assertEquals(List.of("macs", "parameters", "activations", "depth"), Json.keys(cost));
        JsonNode pools = Json.parse(Typed.of("cost", "--preset", "small", "--channels", "80",
                "--operation", "maxpool3x3", "--json").out());
        assertEquals(583e6, pools.get("macs").get("mean").asDouble(), 0.03 * 583e6);
    }

    @Test
    void configPrintsASchema() {
        assertEquals(ConfigSchema.tree(), Json.parse(Typed.of("config", "--schema").out()));
    }

    @Test
    void configPrintsADefaultThatASearchAccepts() {
        assertTrue(Typed.of("config").out().contains("format: evowire-config/1"));
    }

    @Test
    void aSimulatedProblemIsMeasuredByItsHypervolume() {
        Object[] words = {"simulate", "--problem", "zdt1", "--seeds", "3", "--population", "20",
                "--evaluations", "2000"};
        List<Object> json = new ArrayList<>(List.of(words));
        json.add("--json");
        JsonNode report = Json.parse(Typed.of(json.toArray()).out());
        assertEquals(3, report.get("hypervolumes").size());
        double median = report.get("hypervolume").get("median").asDouble();
        assertTrue(median > 0.1 && median < report.get("optimum").asDouble(), report.toString());
        assertTrue(Typed.of(words).out().contains("median %.6f".formatted(median)));
    }
}
