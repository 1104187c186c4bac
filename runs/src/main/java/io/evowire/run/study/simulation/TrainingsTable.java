package io.evowire.run.study.simulation;

import io.evowire.run.UserException;
import io.evowire.run.export.CsvTable;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * The trainings of a study as it leaves them in {@code trainings.csv}.
 *
 * @param file  where they were found
 * @param table what it holds
 */
record TrainingsTable(Path file, CsvTable table) {

    /**
     * A training that came to its end.
     *
     * @param genome   of the network, as text
     * @param macs     multiply-adds, as text
     * @param steps    of the optimisation, as text; empty where the table does not say
     * @param accuracy of validation, fraction in [0, 1]
     */
    record Row(String genome, String macs, String steps, double accuracy) {}

    /**
     * The trainings that came to their end.
     *
     * @throws UserException naming the file and the column that it lacks
     */
    Stream<Row> rows() {
        int genome = column("genome");
        int macs = column("macs");
        int state = column("state");
        int accuracy = column("validationAccuracy");
        OptionalInt steps = table.column("steps");
        return table.rows().stream().filter(row -> row.get(state).equals("COMPLETED"))
                .map(row -> new Row(row.get(genome), row.get(macs),
                        steps.isPresent() ? row.get(steps.getAsInt()) : "",
                        fraction(row, accuracy)));
    }

    private int column(String name) {
        return table.column(name).orElseThrow(() -> new UserException("""
                --networks: %s has no column '%s'. Give the trainings.csv of 'evowire study \
                replicates' or 'evowire study space'.""".formatted(file, name)));
    }

    private double fraction(List<String> row, int column) {
        try {
            double value = Double.parseDouble(row.get(column));
            if (value >= 0 && value <= 1) {
                return value;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new UserException(
                "--networks: %s: validationAccuracy must be a number in [0, 1], not '%s'."
                        .formatted(file, row.get(column)));
    }
}
