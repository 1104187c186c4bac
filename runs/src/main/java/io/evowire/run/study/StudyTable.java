package io.evowire.run.study;

import com.fasterxml.jackson.databind.JsonNode;
import io.evowire.evaluate.Outcome;
import io.evowire.run.export.CsvRow;
import io.evowire.run.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Trainings of a study as CSV: what the reading knows of each (the columns of its {@code what}),
 * then its state, its accuracies (fractions) and the seconds that it took. All columns but the last
 * follow from the study.
 */
final class StudyTable {

    private StudyTable() {}

    /** One row a training, in the order of the plan. */
    static String csv(List<Trained> trained) {
        List<String> columns = trained.isEmpty() ? List.of() : Json.keys(trained.getFirst().what());
        return CsvRow.of(Stream.concat(columns.stream(),
                Stream.of("state", "validationAccuracy", "testAccuracy", "seconds")))
                + trained.stream().map(done -> row(columns, done)).collect(Collectors.joining());
    }

    private static String row(List<String> columns, Trained done) {
        Stream<String> what = columns.stream().map(column -> cell(done.what().get(column)));
        Stream<String> outcome = done.outcome() instanceof Outcome.Completed completed
                ? Stream.of(Double.toString(completed.validationAccuracy()),
                        completed.testAccuracy() == null
                                ? ""
                                : completed.testAccuracy().toString(),
                        String.format(Locale.ROOT, "%.3f", completed.seconds()))
                : Stream.of("", "", "");
        return CsvRow.of(Stream.of(what, Stream.of(done.outcome().state()), outcome)
                .flatMap(cells -> cells));
    }

    private static String cell(JsonNode value) {
        return value == null ? "" : value.isTextual() ? value.asText() : value.toString();
    }
}
