package io.evowire.run.study;

import com.fasterxml.jackson.databind.JsonNode;
import io.evowire.evaluate.AtSize;
import io.evowire.evaluate.Outcome;
import io.evowire.run.export.CsvRow;
import io.evowire.run.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Trainings of a study as CSV: what the reading knows of each (the columns of its {@code what}),
 * then its state, its accuracies (fractions), those at other sizes of images, as
 * {@code testAccuracy32x32}, and the seconds that it took. All these columns but the seconds follow
 * from the study. Where a cluster trained, a last one names the machine.
 */
final class StudyTable {

    private StudyTable() {}

    /** One row a training, in the order of the plan. */
    static String csv(List<Trained> trained) {
        List<String> columns = trained.isEmpty() ? List.of() : Json.keys(trained.getFirst().what());
        List<String> sizes = trained.stream().flatMap(done -> sizes(done).keySet().stream())
                .distinct().toList();
        List<String> host = trained.stream().anyMatch(done -> done.host() != null)
                ? List.of("host")
                : List.of();
        return CsvRow.of(Stream.of(columns, List.of("state", "validationAccuracy", "testAccuracy"),
                sizes, List.of("seconds"), host).flatMap(List::stream))
                + trained.stream().map(done -> CsvRow.of(Stream.concat(row(columns, sizes, done),
                        host.stream().map(column -> Objects.toString(done.host(), "")))))
                        .collect(Collectors.joining());
    }

    private static Stream<String> row(List<String> columns, List<String> sizes, Trained done) {
        Stream<String> what = columns.stream().map(column -> cell(done.what().get(column)));
        Map<String, String> atSizes = sizes(done);
        Stream<String> outcome = done.outcome() instanceof Outcome.Completed completed
                ? Stream.of(Stream.of(Double.toString(completed.validationAccuracy()),
                        Objects.toString(completed.testAccuracy(), "")),
                        sizes.stream().map(size -> atSizes.getOrDefault(size, "")),
                        Stream.of(String.format(Locale.ROOT, "%.3f", completed.seconds())))
                        .flatMap(cells -> cells)
                : Stream.generate(() -> "").limit(sizes.size() + 3);
        return Stream.of(what, Stream.of(done.outcome().state()), outcome)
                .flatMap(cells -> cells);
    }

    // By column.
    private static Map<String, String> sizes(Trained done) {
        Map<String, String> cells = new LinkedHashMap<>();
        if (done.outcome() instanceof Outcome.Completed completed && completed.sizes() != null) {
            for (AtSize at : completed.sizes()) {
                String size = "%dx%d".formatted(at.height(), at.width());
                cells.put("validationAccuracy" + size, Double.toString(at.validationAccuracy()));
                cells.put("testAccuracy" + size, Objects.toString(at.testAccuracy(), ""));
            }
        }
        return cells;
    }

    private static String cell(JsonNode value) {
        return value == null ? "" : value.isTextual() ? value.asText() : value.toString();
    }
}
