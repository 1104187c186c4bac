package io.evowire.run.study.paper;

import io.evowire.run.study.page.Part.Column;
import io.evowire.run.study.page.Part.Form;
import io.evowire.run.study.page.Part;
import io.evowire.run.study.page.Section;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The paper's networks beside all rows of its tables 2, 3 and 4. */
public final class RegimePage {

    private static final List<String> TITLES = List.of("Table 2: small regime",
            "Table 3: regular regime", "Table 4: large images");

    private RegimePage() {}

    /** What the page of a reading shows. */
    public static List<Section> sections(RegimeStudy.Reading reading) {
        return List.of(new Section("Regimes", """
                Rows with \u201chere\u201d were counted by this program at the paper's images and \
                1,000 classes; the others are the paper's own, trained on ImageNet.""",
                Stream.of(2, 3, 4).map(table -> table(reading, table)).toList()));
    }

    private static Part table(RegimeStudy.Reading reading, int number) {
        List<RegimeStudy.Row> ours = reading.regimes().stream()
                .filter(row -> row.table() == number).toList();
        boolean trained = ours.stream().anyMatch(row -> row.accuracy() != null);
        Stream<Column> columns = Stream.of(new Column("Network", Form.TEXT),
                new Column("Multiply-adds", Form.COUNT), new Column("sd", Form.COUNT),
                new Column("Paper", Form.TEXT), new Column("Parameters", Form.COUNT),
                new Column("sd", Form.COUNT), new Column("Paper", Form.TEXT),
                new Column("ImageNet top-1, %", Form.TEXT), new Column("top-5, %", Form.TEXT));
        return new Part.Table(TITLES.get(number - 2), trained
                ? Stream.concat(columns, Stream.of(
                        new Column("Accuracy on the data here", Form.PERCENT),
                        new Column("sd", Form.POINTS))).toList()
                : columns.toList(),
                Stream.concat(ours.stream().map(row -> counted(row, trained)),
                        reading.published().stream().filter(row -> row.table() == number)
                                .map(row -> published(row, trained)))
                        .toList(),
                "");
    }

    private static List<@Nullable Object> counted(RegimeStudy.Row row, boolean trained) {
        return cells(trained, row.accuracy(), row.deviation(), "here: " + row.name(),
                row.macs().mean(), row.macs().sd(), row.paperMacs(), row.parameters().mean(),
                row.parameters().sd(), row.paperParameters(), null, null);
    }

    private static List<@Nullable Object> published(PublishedNetwork row, boolean trained) {
        return cells(trained, null, null, row.network(), row.macs(), null, null,
                row.parameters(), null, null, row.top1(), row.top5());
    }

    private static List<@Nullable Object> cells(boolean trained, @Nullable Double accuracy,
            @Nullable Double deviation, @Nullable Object... others) {
        return trained
                ? Part.Table.row(Stream.concat(Stream.of(others), Stream.of(accuracy, deviation))
                        .toArray())
                : Part.Table.row(others);
    }
}
