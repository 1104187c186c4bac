package io.evowire.run.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.evowire.core.bounds.Bounds;
import io.evowire.core.bounds.RecordBounds;
import io.evowire.core.graph.GraphFamilies;
import io.evowire.core.graph.GraphFamily;
import io.evowire.core.graph.GraphFamily.Parameter;
import io.evowire.core.objective.Constraint;
import io.evowire.genome.space.GraphModels;
import io.evowire.genome.space.IntChoice;
import io.evowire.genome.space.ValueRange;
import io.evowire.run.UserException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bounds of numbers are written once, and reader and schema keep them to the last bit. */
class DerivedBoundsTest {

    private static final JsonSchema SCHEMA = JsonSchemaFactory.getInstance(VersionFlag.V202012)
            .getSchema(ConfigSchema.tree());

    /** Numbers that may be anything that their type holds. */
    private static final Set<String> FREE = Set.of("seed");

    /**
     * A number of the configuration.
     *
     * @param form YAML around the number, {@code %s}
     */
    record Number(String key, Bounds bounds, boolean whole, String form) {

        String yaml(double value) {
            String text = whole ? Long.toString((long) value) : Double.toString(value);
            return form.formatted(text, text);
        }

        double below(double value) {
            return whole ? value - 1 : Math.nextDown(value);
        }

        double above(double value) {
            return whole ? value + 1 : Math.nextUp(value);
        }

        @Override
        public String toString() {
            return key + " " + bounds.words();
        }
    }

    private static final List<String> unbounded = new ArrayList<>();

    /** Every number with bounds, by walking through the records and the catalogue. */
    static Stream<Number> numbers() {
        List<Number> numbers = new ArrayList<>();
        unbounded.clear();
        collect(SearchConfig.class, "", "%s", numbers);
        return numbers.stream();
    }

    private static void collect(Class<?> group, String path, String form, List<Number> numbers) {
        for (RecordComponent component : group.getRecordComponents()) {
            String key = path + name(component);
            String inner = form.formatted("{" + name(component) + ": %s}");
            collect(component.getGenericType(), key, inner,
                    RecordBounds.of(group).find(component.getName()), numbers);
        }
    }

    // A key that is a word of the language has another name in the record.
    private static String name(RecordComponent component) {
        JsonProperty given = component.getAccessor().getAnnotation(JsonProperty.class);
        return given == null ? component.getName() : given.value();
    }

    // Groups in a list have no defaults: the other numbers of one are 1.
    private static void collectListed(Class<?> group, String path, String form,
            List<Number> numbers) {
        for (RecordComponent component : group.getRecordComponents()) {
            String keys = Stream.of(group.getRecordComponents()).map(RecordComponent::getName)
                    .map(name -> name + (name.equals(component.getName()) ? ": %s" : ": 1"))
                    .collect(Collectors.joining(", ", "[{", "}]"));
            collect(component.getGenericType(), path + component.getName(),
                    form.formatted(keys), RecordBounds.of(group).find(component.getName()),
                    numbers);
        }
    }

    // A family may be off: all its ranges are given, one of them varies.
    private static void collect(GraphFamily family, String path, String form,
            List<Number> numbers) {
        for (Parameter parameter : family.parameters()) {
            String ranges = family.parameters().stream()
                    .map(other -> other.key() + (other.equals(parameter)
                            ? ": {min: %s, max: %s}"
                            : other.whole()
                                    ? ": {min: 2, max: 2}"
                                    : other.isDegree()
                                            ? ": {min: 2.5, max: 2.5}"
                                            : ": {min: 0.25, max: 0.25}"))
                    .collect(Collectors.joining(", "));
            numbers.add(new Number("%s.%s.%s".formatted(path, family.key(), parameter.key()),
                    parameter.bounds(), parameter.whole(),
                    form.formatted("{" + family.key() + ": {" + ranges + "}}")));
        }
    }

    private static void collect(Type type, String key, String form, Optional<Bounds> bounds,
            List<Number> numbers) {
        switch (type) {
            case ParameterizedType list when list
                    .getActualTypeArguments()[0] instanceof Class<?> group && group.isRecord()
                    && group != Constraint.class && group != IntChoice.class ->
                collectListed(group, key + ".", form, numbers);
            case ParameterizedType list -> collect(list.getActualTypeArguments()[0], key,
                    form.formatted("[%s]"), bounds, numbers);
            case Class<?> models when models == GraphModels.class ->
                GraphFamilies.ALL.forEach(family -> collect(family, key, form, numbers));
            case Class<?> range when ValueRange.class.isAssignableFrom(range) -> numbers.add(
                    new Number(key, bounds.orElseThrow(), true,
                            form.formatted("{min: %s, max: %s}")));
            case Class<?> choice when choice == IntChoice.class -> {
                numbers.add(new Number(key, bounds.orElseThrow(), true, form));
                numbers.add(new Number(key, bounds.orElseThrow(), true, form.formatted("[%s]")));
            }
            case Class<?> group when group.isRecord() && group != Constraint.class ->
                collect(group, key + ".", form, numbers);
            case Class<?> number when Set.of(int.class, Integer.class, long.class, double.class,
                    Double.class).contains(number) -> {
                boolean whole = number != double.class && number != Double.class;
                bounds.ifPresentOrElse(
                        found -> numbers.add(new Number(key, found, whole, form)),
                        () -> unbounded.add(key));
            }
            default -> {
            }
        }
    }

    private static boolean fits(String yaml) {
        return SCHEMA.validate(YamlTree.parse(yaml, "probe").root()).isEmpty();
    }

    private static String refusal(String yaml) {
        try {
            ConfigReader.parse(yaml, "probe", List.of());
            return "";
        } catch (UserException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static void assertRefused(Number number, double value) {
        String yaml = number.yaml(value);
        assertTrue(refusal(yaml).contains(number.bounds().words()),
                () -> yaml + ": " + refusal(yaml));
        assertFalse(fits(yaml), yaml);
    }

    // What several keys must fulfil together may still be wrong.
    private static void assertTaken(Number number, double value) {
        String yaml = number.yaml(value);
        assertFalse(refusal(yaml).contains(number.bounds().words()), () -> refusal(yaml));
        assertTrue(fits(yaml), yaml);
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void readerAndSchemaKeepBothBounds(Number number) {
        Bounds bounds = number.bounds();
        if (Double.isFinite(bounds.min())) {
            double first = bounds.aboveMin() ? number.above(bounds.min()) : bounds.min();
            assertTaken(number, first);
            assertRefused(number, bounds.aboveMin() ? bounds.min() : number.below(first));
        }
        if (Double.isFinite(bounds.max())) {
            double last = bounds.belowMax() ? number.below(bounds.max()) : bounds.max();
            assertTaken(number, last);
            assertRefused(number, bounds.belowMax() ? bounds.max() : number.above(last));
        }
        if (bounds.step() > 1) {
            assertRefused(number, bounds.min() + 1);
        }
    }

    @Test
    void everyNumberHasBounds() {
        assertTrue(numbers().count() > 30);
        assertEquals(FREE, Set.copyOf(unbounded));
    }
}
