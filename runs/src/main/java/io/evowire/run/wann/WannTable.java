package io.evowire.run.wann;

import io.evowire.run.export.CsvRow;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Generations as CSV. All columns but the last follow from the settings and the images. */
final class WannTable {

    private WannTable() {}

    /** One row a generation. */
    static String csv(WannHistory history) {
        return csv(history, history.last());
    }

    /** One row for each of the first generations. */
    static String csv(WannHistory history, int generations) {
        return CsvRow.of(Stream.of("generation", "ranking", "best", "median", "connections",
                "hidden", "medianConnections", "front", "seconds"))
                + history.generations().stream().limit(generations).map(WannTable::row)
                        .collect(Collectors.joining());
    }

    private static String row(WannGeneration told) {
        return CsvRow.of(Stream.of(told.generation(), told.ranking(), told.best(), told.median(),
                told.connections(), told.hidden(), told.medianConnections(),
                told.front().size(), "%.3f".formatted(told.seconds())).map(String::valueOf));
    }
}
