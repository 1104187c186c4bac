package io.evowire.run.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.evowire.core.graph.GraphFamilies;
import io.evowire.core.graph.GraphFamily;
import io.evowire.core.graph.GraphFamily.Parameter;
import io.evowire.genome.space.GraphModels;
import io.evowire.genome.space.IntRange;
import io.evowire.genome.space.ModelRange;
import io.evowire.genome.space.RealRange;
import io.evowire.genome.space.ValueRange;
import io.evowire.run.UserException;
import io.evowire.run.json.Json;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** A configuration knows every family of the catalogue, and no other. */
class FamiliesInConfigTest {

    private static final List<GraphFamily> FAMILIES = GraphFamilies.ALL;

    private static final JsonSchema SCHEMA = JsonSchemaFactory.getInstance(VersionFlag.V202012)
            .getSchema(ConfigSchema.tree());

    private static SearchConfig parse(String text) {
        return ConfigReader.parse(text, "search.yaml", List.of());
    }

    private static String message(String text) {
        return assertThrows(UserException.class, () -> parse(text)).getMessage();
    }

    private static boolean fits(String text) {
        return SCHEMA.validate(YamlTree.parse(text, "probe").root()).isEmpty();
    }

    /** A space of this family alone, with these ends of the ranges. */
    private static String alone(GraphFamily family, Function<Parameter, String> ends) {
        String others = FAMILIES.stream().filter(other -> !other.equals(family))
                .map(other -> other.key() + ": null, ").collect(Collectors.joining());
        return "space: {models: {%s%s: {%s}}}".formatted(others, family.key(),
                family.parameters().stream().map(parameter -> "%s: {%s}".formatted(
                        parameter.key(), ends.apply(parameter)))
                        .collect(Collectors.joining(", ")));
    }

    private static ValueRange range(Parameter parameter) {
        if (parameter.whole()) {
            return new IntRange(2, (int) Math.min(4, parameter.bounds().max()));
        }
        return parameter.isDegree() ? new RealRange(2.25, 4.5) : new RealRange(0.25, 0.375);
    }

    private static String ends(Parameter parameter) {
        return switch (range(parameter)) {
            case IntRange(int min, int max) -> "min: %d, max: %d".formatted(min, max);
            case RealRange(double min, double max) -> "min: %s, max: %s".formatted(min, max);
        };
    }

    @ParameterizedTest
    @FieldSource("FAMILIES")
    void itsRangesAreReadAndWritten(GraphFamily family) {
        String yaml = alone(family, FamiliesInConfigTest::ends);
        GraphModels models = parse(yaml).space().models();
        ModelRange expected = new ModelRange(family,
                family.parameters().stream().map(FamiliesInConfigTest::range).toList());
        assertEquals(List.of(expected), models.ranges());
        assertEquals(parse(yaml), parse(Json.yaml(parse(yaml))));
        assertTrue(fits(yaml), yaml);
        JsonNode written = Json.tree(models);
        assertEquals(FAMILIES.stream().map(GraphFamily::key).toList(), Json.keys(written));
        assertEquals(family.parameters().stream().map(Parameter::key).toList(),
                Json.keys(written.get(family.key())));
    }

    @ParameterizedTest
    @FieldSource("FAMILIES")
    void theDefaultsNameItAndGridsTakeItsNotation(GraphFamily family) {
        assertTrue(ConfigReader.defaults().contains("    " + family.key() + ": "));
        String grid = "strategy: {grid: {models: ['%s']}}".formatted(family.example());
        assertEquals(List.of(family.example()), parse(grid).strategy().grid().models());
        assertTrue(fits(grid), grid);
    }

    @ParameterizedTest
    @FieldSource("FAMILIES")
    void whatItsParametersCannotBeIsRefusedByReaderAndSchema(GraphFamily family) {
        for (String yaml : List.of(
                alone(family, parameter -> parameter.whole()
                        ? "min: -2, max: 4"
                        : "min: -0.5, max: 0.25"),
                alone(family, parameter -> "min: a, max: b"),
                alone(family, parameter -> "x: 2"))) {
            assertTrue(message(yaml).contains("space.models." + family.key()), message(yaml));
            assertTrue(!fits(yaml), yaml);
        }
    }

    @ParameterizedTest
    @FieldSource("FAMILIES")
    void aRangeThatIsMissingOrUnknownIsNamedWhereTheFamilyWasOff(GraphFamily family) {
        List<String> off = List.of("space.models.%s=null".formatted(family.key()),
                "space.models.%s={unheardOf: 1}".formatted(family.key()));
        String unknown = assertThrows(UserException.class,
                () -> ConfigReader.parse("", "x", off)).getMessage();
        assertTrue(unknown.contains("unknown key unheardOf. Known here: "
                + family.parameters().getFirst().key()), unknown);
        String missing = assertThrows(UserException.class, () -> ConfigReader.parse("", "x",
                List.of(off.getFirst(), "space.models.%s={}".formatted(family.key()))))
                .getMessage();
        assertTrue(missing.contains("space.models.%s.%s must be a group of keys, but is missing"
                .formatted(family.key(), family.parameters().getFirst().key())), missing);
    }

    @Test
    void noOtherFamilyIsKnown() {
        assertTrue(message("space: {models: {cycle: {length: {min: 1, max: 2}}}}")
                .contains("unknown key space.models.cycle"));
        assertEquals(FAMILIES.stream().map(GraphFamily::key).toList(), Json.keys(ConfigSchema
                .tree().at("/properties/space/properties/models/properties")));
    }
}
