package io.evowire.run.console;

import io.evowire.core.statistics.Quartiles;
import io.evowire.run.study.scaling.ScalingReading;
import io.evowire.run.study.searches.SearchesReading;
import io.evowire.run.study.transfer.TransferPage;
import io.evowire.run.study.transfer.TransferReading;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Results of what becomes of networks elsewhere, as text. */
public final class FurtherTables {

    private FurtherTables() {}

    /** What pretraining was worth. */
    public static String transfer(TransferReading reading) {
        var before = new TextTable("network", "pretrained on", "trainings", "multiply-adds",
                "parameters", "test", "sd");
        reading.pretrained().forEach(of -> before.row(of.network(), of.data(), of.trainings(),
                Figures.count(of.macs()), Figures.count(of.parameters()),
                Figures.percent(of.test().mean()), Figures.points(of.test().sd())));
        var rows = new TextTable("network", "from", "to", "labels", "trained", "trainings",
                "test", "sd", "gain", "standard error");
        reading.rows().forEach(row -> rows.row(row.network(), row.from(), row.to(),
                row.labels() == 0 ? "all" : row.labels(), TransferPage.start(row.start()),
                row.trainings(), Figures.percent(row.test().mean()),
                Figures.points(row.test().sd()), points(row.gain()), points(row.error())));
        return """
                %s
                %sGains are over the same trainings from scratch, in pairs. In the paper, backbones
                of ImageNet are fine-tuned for COCO: C = 109 has 39.9 %% AP (ResNet-50 37.1),
                C = 154 41.1 %% (ResNet-101 39.8).
                """.formatted(before, rows);
    }

    /** What networks gain by being made larger in one way or another. */
    public static String scaling(ScalingReading reading) {
        var rows = new TextTable("scaled", "phi", "first network", "trainings", "multiply-adds",
                "times", "parameters", "test", "sd", "gain", "standard error",
                "compound less this", "standard error");
        reading.rows().forEach(row -> rows.row(row.by(), row.phi() == 0 ? "" : row.phi(),
                row.largest(), row.trainings(), Figures.count(row.macs()),
                String.format(Locale.ROOT, "%.3f", row.factor()), Figures.count(row.parameters()),
                Figures.percent(row.test().mean()), Figures.points(row.test().sd()),
                row.gain() == null ? "" : Figures.points(row.gain().mean()),
                row.gain() == null ? "" : points(row.gain().error()),
                row.compound() == null ? "" : Figures.points(row.compound().mean()),
                row.compound() == null ? "" : points(row.compound().error())));
        var published = new TextTable("EfficientNet-B0, ImageNet", "multiply-adds", "top-1");
        reading.published().forEach(row -> published.row(row.by(), Figures.count(row.macs()),
                row.top1()));
        return """
                %s
                %sGains are over the same trainings as found, in pairs.
                """.formatted(rows, published);
    }

    /** How good searches were. */
    public static String searches(SearchesReading reading) {
        var table = new TextTable("search", "searches", "trained", "a quarter", "half",
                "three quarters", "the end", "p", "best accuracy", "best within");
        reading.rows().forEach(row -> table.row(row.arm(), row.searches(),
                Math.round(row.trials()), quartiles(row.hypervolume().get(0)),
                quartiles(row.hypervolume().get(1)), quartiles(row.hypervolume().get(2)),
                quartiles(row.hypervolume().get(3)), row.probability() == null
                        ? ""
                        : String.format(Locale.ROOT, "%.3f", row.probability()),
                Figures.percent(row.best().median()), Figures.percent(row.bestWithin().median())));
        return String.format(Locale.ROOT, """
                %sHypervolume of accuracy against multiply-adds: median (and quartiles) over the
                searches, after parts of %.0f %s. p: probability that such a difference to the first
                line arises by chance (exact rank-sum test, two-sided). Best within: at most %s
                multiply-adds. Accuracies are of one training each: 'evowire study recommended
                --runs' trains what the searches recommend again.
                %s""", table, reading.horizon(), reading.unit(),
                Figures.count(reading.within()),
                reading.cut().isEmpty() ? "" : reading.cut() + "\n");
    }

    private static String quartiles(Quartiles of) {
        return String.format(Locale.ROOT, "%.4f (%.4f, %.4f)", of.median(), of.lower(),
                of.upper());
    }

    private static String points(@Nullable Double value) {
        return value == null ? "" : Figures.points(value);
    }
}
