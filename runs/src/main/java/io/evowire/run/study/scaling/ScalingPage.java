package io.evowire.run.study.scaling;

import io.evowire.core.cost.Scaling;
import io.evowire.run.study.page.Part;
import io.evowire.run.study.page.Part.Column;
import io.evowire.run.study.page.Part.Form;
import io.evowire.run.study.page.Section;
import io.evowire.run.study.scaling.ScalingReading.Pairs;
import io.evowire.run.study.scaling.ScalingReading.Row;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Ways to make a network larger, as figure 8 and table 7 of Tan and Le 2019 compare them. */
public final class ScalingPage {

    private ScalingPage() {}

    /** What the page of a reading shows. */
    public static List<Section> sections(ScalingReading reading) {
        if (reading.rows().isEmpty()) {
            return List.of();
        }
        return List.of(
                Section.of("Scaling", """
                        Each network is made larger in four ways, to the same multiply-adds: \
                        nodes, width and images together (compound), or one of them alone. All \
                        have the same seeds, images and steps.""", chart(reading), table(reading)),
                Section.of("Beside the paper", "", published(reading)));
    }

    private static Part chart(ScalingReading reading) {
        List<Double> exponents = reading.rows().stream().map(Row::phi).distinct().sorted()
                .toList();
        List<String> ways = reading.rows().stream().map(Row::by)
                .filter(by -> !by.equals(ScalingStudy.AS_FOUND)).distinct().toList();
        return new Part.Lines("Accuracy by multiply-adds (figure 8)", "test accuracy",
                exponents.stream().map(phi -> phi == 0
                        ? ScalingStudy.AS_FOUND
                        : String.format(Locale.ROOT, "%.2f times",
                                Scaling.factor(phi)))
                        .toList(),
                ways.stream().map(by -> new Part.Series(by, exponents.stream()
                        .map(phi -> test(reading, phi == 0 ? ScalingStudy.AS_FOUND : by, phi))
                        .toList())).toList(),
                "");
    }

    private static @Nullable Double test(ScalingReading reading, String by, double phi) {
        return reading.rows().stream().filter(row -> row.by().equals(by) && row.phi() == phi)
                .map(row -> row.test().mean()).findFirst().orElse(null);
    }

    private static Part table(ScalingReading reading) {
        return new Part.Table("Means of all trainings", List.of(new Column("Scaled", Form.TEXT),
                new Column("Phi", Form.TEXT), new Column("First network", Form.TEXT),
                new Column("Trainings", Form.TEXT),
                new Column("Multiply-adds", Form.COUNT), new Column("Times", Form.DECIMAL),
                new Column("Wanted", Form.DECIMAL), new Column("Parameters", Form.COUNT),
                new Column("Test", Form.PERCENT), new Column("sd", Form.POINTS),
                new Column("Gain", Form.POINTS), new Column("Standard error", Form.POINTS),
                new Column("Compound less this", Form.POINTS),
                new Column("Standard error", Form.POINTS)),
                reading.rows().stream().map(row -> Part.Table.row(row.by(),
                        row.phi() == 0 ? null : Double.toString(row.phi()), row.largest(),
                        row.trainings(), row.macs(), row.factor(), row.wanted(),
                        row.parameters(), row.test().mean(), row.test().sd(), mean(row.gain()),
                        error(row.gain()), mean(row.compound()), error(row.compound())))
                        .toList(),
                "Gains are over the same trainings as found, in pairs.");
    }

    private static @Nullable Double mean(@Nullable Pairs pairs) {
        return pairs == null ? null : (Double) pairs.mean();
    }

    private static @Nullable Double error(@Nullable Pairs pairs) {
        return pairs == null ? null : pairs.error();
    }

    private static Part published(ScalingReading reading) {
        return new Part.Table("Table 7: EfficientNet-B0 scaled", List.of(
                new Column("Scaled", Form.TEXT), new Column("Multiply-adds", Form.COUNT),
                new Column("ImageNet top-1, %", Form.TEXT)),
                reading.published().stream()
                        .map(row -> Part.Table.row(row.by(), row.macs(), row.top1())).toList(),
                "");
    }
}
