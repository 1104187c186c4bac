package io.evowire.run.study.paper;

import io.evowire.run.study.page.Part;
import io.evowire.run.study.page.Part.Column;
import io.evowire.run.study.page.Part.Form;
import io.evowire.run.study.page.Section;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** How accuracy and cost go with the size of the images, beside table 4 of Xie et al. 2019. */
public final class ResolutionPage {

    private ResolutionPage() {}

    /** What the page of a reading shows. */
    public static List<Section> sections(ResolutionReading reading) {
        if (reading.rows().isEmpty()) {
            return List.of();
        }
        return List.of(
                Section.of("Larger images", """
                        The networks learned from images of one size and are tested on the same \
                        images, resampled to other sizes. Nothing is trained again, and the \
                        statistics of batch normalisation stay.""",
                        chart(reading), table(reading)),
                Section.of("Beside the paper", "", paper(reading)));
    }

    private static Part chart(ResolutionReading reading) {
        return new Part.Lines("Accuracy by the size of the images", "accuracy",
                reading.rows().stream().map(ResolutionPage::label).toList(),
                List.of(series(reading, "test", row -> row.test().mean()),
                        series(reading, "validation", row -> row.validation().mean())),
                "Learned from: %s.".formatted(reading.rows().stream()
                        .filter(ResolutionReading.Row::learned).map(ResolutionPage::label)
                        .findFirst().orElse("")));
    }

    private static Part.Series series(ResolutionReading reading, String name,
            ToDoubleFunction<ResolutionReading.Row> value) {
        return new Part.Series(name, reading.rows().stream()
                .map(row -> (Double) value.applyAsDouble(row)).toList());
    }

    private static String label(ResolutionReading.Row row) {
        return "%d\u00d7%d".formatted(row.height(), row.width());
    }

    private static Part table(ResolutionReading reading) {
        return new Part.Table("Means over trainings: %d".formatted(reading.trainings()), List.of(
                new Column("Images", Form.TEXT), new Column("Multiply-adds", Form.COUNT),
                new Column("Times", Form.DECIMAL), new Column("Validation", Form.PERCENT),
                new Column("sd", Form.POINTS), new Column("Test", Form.PERCENT),
                new Column("sd", Form.POINTS), new Column("Change", Form.POINTS),
                new Column("Standard error", Form.POINTS)),
                reading.rows().stream().map(ResolutionPage::cells).toList(),
                "Change: test accuracy less that at the size that the networks learned from.");
    }

    private static List<@Nullable Object> cells(ResolutionReading.Row row) {
        return Part.Table.row(label(row) + (row.learned() ? ", learned" : ""), row.macs(),
                row.times(), row.validation().mean(), row.validation().sd(), row.test().mean(),
                row.test().sd(), row.learned() ? null : (Double) row.change(),
                row.learned() ? null : row.error());
    }

    private static Part paper(ResolutionReading reading) {
        double first = reading.paper().getFirst().macs().mean();
        return new Part.Table("Table 4: C = 154, learned from 224\u00d7224", List.of(
                new Column("Network", Form.TEXT),
                new Column("Multiply-adds, counted here", Form.COUNT),
                new Column("sd", Form.COUNT), new Column("Times", Form.TEXT),
                new Column("Paper", Form.TEXT),
                new Column("ImageNet top-1, %", Form.TEXT), new Column("top-5, %", Form.TEXT)),
                reading.paper().stream().map(row -> Part.Table.row(row.name(), row.macs().mean(),
                        row.macs().sd(),
                        String.format(Locale.ROOT, "%.2f", row.macs().mean() / first),
                        row.published(), row.top1(), row.top5())).toList(),
                "320 pixels are 10/7 of 224.");
    }
}
