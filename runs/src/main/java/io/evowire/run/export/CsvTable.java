package io.evowire.run.export;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * A table that was written as CSV (RFC 4180).
 *
 * @param columns names, from the first row
 * @param rows    the others, each with one cell for each column
 */
public record CsvTable(List<String> columns, List<List<String>> rows) {

    public CsvTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * The table in a text.
     *
     * @throws IllegalArgumentException naming the row, from 1, that has other cells than there are
     *                                  columns, or a quote that does not end
     */
    public static CsvTable parse(String text) {
        List<List<String>> rows = split(text);
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("The table is empty.");
        }
        int columns = rows.getFirst().size();
        for (int i = 1; i < rows.size(); i++) {
            if (rows.get(i).size() != columns) {
                throw new IllegalArgumentException("Row %d has %d cells, but there are %d columns."
                        .formatted(i + 1, rows.get(i).size(), columns));
            }
        }
        return new CsvTable(rows.getFirst(), rows.subList(1, rows.size()));
    }

    /** Where a column is, from 0; empty if there is none of this name. */
    public OptionalInt column(String name) {
        int index = columns.indexOf(name);
        return index < 0 ? OptionalInt.empty() : OptionalInt.of(index);
    }

    private static List<List<String>> split(String text) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        var cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                // A doubled quote ends and begins again, and stands for one.
                if (!quoted && i > 0 && text.charAt(i - 1) == '"') {
                    cell.append(c);
                }
                quoted = !quoted;
            } else if (quoted || c != ',' && c != '\n' && c != '\r') {
                cell.append(c);
            } else if (c != '\r') {
                row.add(cell.toString());
                cell.setLength(0);
                if (c == '\n') {
                    rows.add(List.copyOf(row));
                    row.clear();
                }
            }
        }
        if (quoted) {
            throw new IllegalArgumentException(
                    "A quote in row %d does not end.".formatted(rows.size() + 1));
        }
        if (!row.isEmpty() || !cell.isEmpty()) {
            row.add(cell.toString());
            rows.add(List.copyOf(row));
        }
        return rows;
    }
}
