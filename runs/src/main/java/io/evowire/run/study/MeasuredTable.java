package io.evowire.run.study;

import com.fasterxml.jackson.databind.JsonNode;
import io.evowire.run.export.CsvRow;
import io.evowire.run.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Units of a study as CSV: the values of what each is, then those of what came out, then the
 * seconds that it took. A value within another one is named by both, as {@code settings.seed}, and
 * one of a list of such by its number, from 1 on: {@code trainings.2.test}. Lists of single values
 * have no column, and what repeats of the outcome what the unit is has no second one. All columns
 * but the last follow from the study.
 */
final class MeasuredTable {

    private MeasuredTable() {}

    /** One row a unit, in the order of the plan. */
    static String csv(List<Measured> measured) {
        if (measured.isEmpty()) {
            return "";
        }
        List<Map<String, String>> what = measured.stream().map(unit -> cells(unit.what())).toList();
        List<Map<String, String>> outcome = measured.stream().map(unit -> cells(unit.outcome()))
                .toList();
        List<String> planned = columns(what);
        List<String> came = columns(outcome).stream().filter(name -> !planned.contains(name))
                .toList();
        return CsvRow.of(Stream.of(planned, came, List.of("seconds")).flatMap(List::stream))
                + IntStream.range(0, measured.size()).mapToObj(i -> CsvRow.of(Stream.of(
                        planned.stream().map(name -> what.get(i).getOrDefault(name, "")),
                        came.stream().map(name -> outcome.get(i).getOrDefault(name, "")),
                        Stream.of(String.format(Locale.ROOT, "%.3f", measured.get(i).seconds())))
                        .flatMap(cells -> cells))).collect(Collectors.joining());
    }

    /** All columns that any unit has: units may have more or fewer entries in a list. */
    private static List<String> columns(List<Map<String, String>> units) {
        return units.stream().flatMap(unit -> unit.keySet().stream()).distinct().toList();
    }

    private static Map<String, String> cells(JsonNode values) {
        Map<String, String> cells = new LinkedHashMap<>();
        for (String name : Json.keys(values)) {
            add(cells, name, values.get(name));
        }
        return cells;
    }

    private static void add(Map<String, String> cells, String name, JsonNode value) {
        if (value.isObject()) {
            cells(value).forEach((inner, cell) -> cells.put(name + "." + inner, cell));
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                if (value.get(i).isObject()) {
                    add(cells, "%s.%d".formatted(name, i + 1), value.get(i));
                }
            }
        } else {
            cells.put(name, value.isNull() ? "" : value.asText());
        }
    }
}
