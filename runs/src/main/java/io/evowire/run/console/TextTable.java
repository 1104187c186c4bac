package io.evowire.run.console;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows of text under headings, as wide as they need; numbers stand right. */
public final class TextTable {

    private final List<List<String>> rows = new ArrayList<>();

    public TextTable(String... headings) {
        rows.add(List.of(headings));
    }

    public TextTable row(Object... values) {
        rows.add(List.of(values).stream().map(String::valueOf).toList());
        return this;
    }

    @Override
    public String toString() {
        int columns = rows.getFirst().size();
        int[] widths = IntStream.range(0, columns)
                .map(i -> rows.stream().mapToInt(row -> row.get(i).length()).max().orElse(0))
                .toArray();
        boolean[] right = new boolean[columns];
        for (int i = 0; i < columns; i++) {
            int column = i;
            right[i] = rows.stream().skip(1)
                    .allMatch(row -> row.get(column).matches("[-\\d.,]* ?(%|M|G|k|ms)?"));
        }
        return rows.stream().map(row -> IntStream.range(0, columns)
                .mapToObj(i -> ("%" + (right[i] ? "" : "-") + Math.max(1, widths[i]) + "s")
                        .formatted(row.get(i)))
                .collect(Collectors.joining("  ")).stripTrailing())
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
