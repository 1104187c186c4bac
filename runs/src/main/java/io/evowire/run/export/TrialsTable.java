package io.evowire.run.export;

import io.evowire.run.config.SearchConfig;
import io.evowire.run.reading.Beliefs;
import io.evowire.run.store.Trial;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Trials as CSV (RFC 4180, with line feeds): one row a trial, sorted by number, with the columns
 * that {@link TrialField} names. A value that does not exist is empty. All columns but {@code
 * seconds} and those of the latency follow from configuration and seed.
 */
public final class TrialsTable {

    private TrialsTable() {}

    /**
     * The table of these trials.
     *
     * @param config of their run: columns that it does not ask for are left out
     */
    public static String csv(SearchConfig config, List<Trial> trials) {
        return csv(config, trials, Beliefs.NONE);
    }

    /**
     * The same with what is believed of them.
     */
    public static String csv(SearchConfig config, List<Trial> trials, Beliefs beliefs) {
        List<TrialField> columns = TrialField.of(TrialField.Place.TABLE, config, trials);
        return Stream.concat(Stream.of(row(columns, TrialField::word)),
                trials.stream()
                        .map(trial -> new TrialReading(config, trial, beliefs.of(trial.number())))
                        .map(trial -> row(columns, column -> column.text(trial))))
                .collect(Collectors.joining());
    }

    private static String row(List<TrialField> columns, Function<TrialField, String> cell) {
        return CsvRow.of(columns.stream().map(cell));
    }
}
