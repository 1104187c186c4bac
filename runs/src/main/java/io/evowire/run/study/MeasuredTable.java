package io.evowire.run.study;

import com.fasterxml.jackson.databind.JsonNode;
import io.evowire.run.export.CsvRow;
import io.evowire.run.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Units of a study as CSV: the single values of what each is, then those of what came out, then the
 * seconds that it took. All columns but the last follow from the study.
 */
final class MeasuredTable {

    private MeasuredTable() {}

    /** One row a unit, in the order of the plan. */
    static String csv(List<Measured> measured) {
        if (measured.isEmpty()) {
            return "";
        }
        List<String> what = columns(measured.getFirst().what());
        List<String> outcome = columns(measured.getFirst().outcome());
        return CsvRow.of(Stream.of(what.stream(), outcome.stream(), Stream.of("seconds"))
                .flatMap(names -> names))
                + measured.stream().map(unit -> CsvRow.of(Stream.of(
                        what.stream().map(name -> cell(unit.what().get(name))),
                        outcome.stream().map(name -> cell(unit.outcome().get(name))),
                        Stream.of(String.format(Locale.ROOT, "%.3f", unit.seconds())))
                        .flatMap(cells -> cells))).collect(Collectors.joining());
    }

    private static List<String> columns(JsonNode values) {
        return Json.keys(values).stream().filter(name -> values.get(name).isValueNode()).toList();
    }

    private static String cell(JsonNode value) {
        return value == null || value.isNull() ? "" : value.asText();
    }
}
