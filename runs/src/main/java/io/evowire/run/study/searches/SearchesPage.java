package io.evowire.run.study.searches;

import io.evowire.run.study.page.Part;
import io.evowire.run.study.page.Part.Column;
import io.evowire.run.study.page.Part.Form;
import io.evowire.run.study.page.Section;
import io.evowire.run.study.searches.SearchesReading.Row;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** How good searches were as they went on, beside what others have published. */
public final class SearchesPage {

    /**
     * A result of others.
     *
     * @param what   it says
     * @param figure as it was published
     */
    public record Published(String what, String figure) {}

    private static final List<String> QUARTERS = List.of("a quarter", "half", "three quarters",
            "the end");

    private SearchesPage() {}

    /** What the page of a reading shows. */
    public static List<Section> sections(SearchesReading reading, List<Published> published) {
        if (reading.rows().isEmpty()) {
            return List.of();
        }
        return List.of(
                Section.of("Searches", """
                        Every search has the same data, recipe and %s. Accuracies are of \
                        validation, after one training each: whoever takes the best of many looks \
                        takes a lucky one. 'evowire study recommended --runs' trains what each \
                        search recommends again, with other seeds."""
                        .formatted(reading.timed() ? "time" : "number of trials"),
                        chart(reading), table(reading)),
                Section.of("Beside others", "", others(published)));
    }

    private static Part chart(SearchesReading reading) {
        return new Part.Lines("Hypervolume of accuracy against multiply-adds", "hypervolume",
                QUARTERS, reading.rows().stream().map(row -> new Part.Series(row.arm(),
                        row.hypervolume().stream().map(of -> (Double) of.median()).toList()))
                        .toList(),
                String.format(Locale.ROOT, "Medians over the searches, after parts of %.0f %s. %s",
                        reading.horizon(), reading.unit(), reading.cut()).strip());
    }

    private static Part table(SearchesReading reading) {
        return new Part.Table("At the end", List.of(new Column("Search", Form.TEXT),
                new Column("Searches", Form.TEXT), new Column("Trained", Form.TEXT),
                new Column("Hypervolume", Form.PERCENT), new Column("Lower quartile",
                        Form.PERCENT),
                new Column("Upper quartile", Form.PERCENT), new Column("p", Form.DECIMAL),
                new Column("Best accuracy", Form.PERCENT),
                new Column("Best within the median cost", Form.PERCENT)),
                reading.rows().stream().map(SearchesPage::cells).toList(),
                """
                        p: probability that such a difference to the first line arises by chance \
                        (exact rank-sum test, two-sided).""");
    }

    private static List<Object> cells(Row row) {
        return Part.Table.row(row.arm(), row.searches(), Math.round(row.trials()),
                row.hypervolume().getLast().median(), row.hypervolume().getLast().lower(),
                row.hypervolume().getLast().upper(), row.probability(), row.best().median(),
                row.bestWithin().median());
    }

    private static Part others(List<Published> published) {
        return new Part.Table("What others found", List.of(new Column("", Form.TEXT),
                new Column("Published", Form.TEXT)),
                published.stream()
                        .flatMap(of -> Stream.of(Part.Table.row(of.what(), of.figure()))).toList(),
                "Of other data and spaces: compare directions, not numbers.");
    }
}
