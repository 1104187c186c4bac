package io.evowire.run.export;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A row of a CSV file (RFC 4180, with a line feed at the end). */
public final class CsvRow {

    private CsvRow() {}

    /** These cells; those with a comma, a quote or a line feed are quoted. */
    public static String of(Stream<String> cells) {
        return cells.map(CsvRow::quoted).collect(Collectors.joining(",", "", "\n"));
    }

    private static String quoted(String value) {
        return value.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n')
                ? '"' + value.replace("\"", "\"\"") + '"'
                : value;
    }
}
