package io.evowire.run.console;

import io.evowire.core.statistics.Spread;
import io.evowire.run.study.paper.DamageReading;
import io.evowire.run.study.paper.GeneratorReading;
import io.evowire.run.study.paper.MnistReading;
import io.evowire.run.study.paper.OperationReading;
import io.evowire.run.study.paper.RegimeStudy;
import io.evowire.run.study.paper.ResolutionReading;
import io.evowire.run.study.paper.WiringStudy;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Results of the papers' experiments as text. */
public final class PaperTables {

    private PaperTables() {}

    /** How good generators are. */
    public static String generators(GeneratorReading reading) {
        var table = new TextTable("generator", "graphs", "trainings", "accuracy", "sd of graphs",
                "sd of seeds", "best", "edges", "multiply-adds", "parameters");
        reading.generators().forEach(of -> table.row(of.model(), of.graphs(), of.trainings(),
                Figures.percent(of.mean()), deviation(of.ofGraphs()), deviation(of.ofSeeds()),
                Figures.percent(of.best()), String.format(Locale.ROOT, "%.1f", of.edges()),
                Figures.count(of.macs()), Figures.count(of.parameters())));
        var families = new TextTable("family", "settings", "mean", "its best setting", "accuracy");
        reading.families().forEach(family -> families.row(family.family(), family.settings(),
                Figures.percent(family.mean()), family.best(), Figures.percent(family.ofBest())));
        return "%s\n%s".formatted(table, families);
    }

    private static String deviation(@Nullable Double value) {
        return value == null ? "" : Figures.points(value);
    }

    /** What operations do to the same graphs. */
    public static String operations(OperationReading reading) {
        var series = new TextTable("operation", "trainings", "accuracy", "sd of generators",
                "its best generator", "multiply-adds", "parameters");
        reading.series().forEach(of -> series.row(of.operation(), of.trainings(),
                Figures.percent(of.mean()), deviation(of.deviation()), of.best(),
                Figures.count(of.macs()), Figures.count(of.parameters())));
        var columns = new TextTable(Stream.concat(Stream.of("generator"),
                reading.series().stream().map(OperationReading.Series::operation))
                .toArray(String[]::new));
        reading.columns().forEach(column -> columns.row(Stream.concat(Stream.of(column.model()),
                reading.series().stream().map(of -> column.accuracies().get(of.operation()))
                        .map(accuracy -> accuracy == null ? "" : Figures.percent(accuracy)))
                .toArray()));
        var pairs = new TextTable("operations", "generators", "Pearson", "Spearman");
        reading.pairs().forEach(pair -> pairs.row(pair.first() + ", " + pair.second(),
                pair.generators(), correlation(pair.pearson()), correlation(pair.spearman())));
        return """
                %s
                %s
                %sCorrelations of accuracies and of ranks over generators. With few seeds the luck
                of the trainings lowers them.
                """
                .formatted(columns, series, pairs);
    }

    /** How good wired networks are beside those made by hand. */
    public static String mnist(MnistReading reading) {
        var table = new TextTable("network", "at the cost of", "recipe", "trainings",
                "multiply-adds", "parameters", "s an epoch", "validation", "sd", "test", "sd",
                "median", "collapsed", "of graphs", "of seeds", "best", "MNIST, 2021");
        reading.rows().forEach(row -> table.row(row.network(), row.like(), row.recipe(),
                row.trainings(),
                Figures.count(row.macs()), Figures.count(row.parameters()),
                String.format(Locale.ROOT, "%.1f", row.secondsAnEpoch()),
                Figures.percent(row.validation().mean()), deviation(row.validation().sd()),
                Figures.percent(row.test().mean()), deviation(row.test().sd()),
                Figures.percent(row.median()), row.collapsed(), deviation(row.graphs()),
                deviation(row.seeds()), Figures.percent(row.best()),
                row.published() == null ? "" : Figures.percent(row.published())));
        return """
                %sThe last column is what a build of 2021 got on MNIST: 100 epochs, one training
                each, other preprocessing for each network. sd is over all trainings; of graphs
                and of seeds are its parts. Median is that of test. Collapsed are trainings that
                diverged, which have no accuracy, or stayed below half of the best test accuracy
                of all, which drag a mean down.
                """
                .formatted(table);
    }

    /** What networks lose with a node or an edge. */
    public static String damage(DamageReading reading) {
        var families = new TextTable("generator", "networks", "accuracy", "loss with a node",
                "with an output that leaves", "with an edge", "degree and loss: nodes", "edges");
        reading.families().forEach(of -> families.row(of.model(), of.networks(),
                Figures.percent(of.accuracy()), Figures.points(of.nodes().mean()),
                Figures.points(of.leaving().mean()), Figures.points(of.edges().mean()),
                correlation(of.nodes().correlation()), correlation(of.edges().correlation())));
        return """
                %s
                %s
                %sA loss is one of validation accuracy; degrees are the output degree of the node
                and the input degree of the edge's target; correlations are by ranks.
                """.formatted(families, losses("node", reading, DamageReading.Family::nodes),
                losses("edge", reading, DamageReading.Family::edges));
    }

    private static TextTable losses(String removed, DamageReading reading,
            Function<DamageReading.Family, DamageReading.Losses> losses) {
        var table = new TextTable("one " + removed, "degree", "removals", "mean loss", "quartiles");
        reading.families().forEach(family -> losses.apply(family).byDegree()
                .forEach(of -> table.row(family.model(), of.degree(), of.losses().size(),
                        Figures.points(of.mean()), Figures.percents(of.quartiles()))));
        return table;
    }

    /** The paper's networks beside its tables. */
    public static String regimes(RegimeStudy.Reading reading) {
        var counted = new TextTable("network", "multiply-adds", "paper", "parameters", "paper",
                "trainings", "accuracy here");
        reading.regimes().forEach(row -> counted.row(row.name(), spread(row.macs()),
                row.paperMacs(), spread(row.parameters()), row.paperParameters(),
                row.trainings(), row.accuracy() == null ? "" : Figures.percent(row.accuracy())));
        var published = new TextTable("table", "network of the paper", "top-1", "top-5",
                "multiply-adds", "parameters");
        reading.published().forEach(row -> published.row(row.table(), row.network(),
                Objects.requireNonNullElse(row.top1(), ""),
                Objects.requireNonNullElse(row.top5(), ""), Figures.count(row.macs()),
                Figures.count(row.parameters())));
        return "%s\n%s".formatted(counted, published);
    }

    /** How accuracy and cost go with the size of the images. */
    public static String resolution(ResolutionReading reading) {
        var sizes = new TextTable("images", "multiply-adds", "times", "validation", "sd", "test",
                "sd", "change", "standard error");
        reading.rows().forEach(row -> sizes.row(
                "%dx%d%s".formatted(row.height(), row.width(), row.learned() ? ", learned" : ""),
                Figures.count(row.macs()), String.format(Locale.ROOT, "%.2f", row.times()),
                Figures.percent(row.validation().mean()), deviation(row.validation().sd()),
                Figures.percent(row.test().mean()), deviation(row.test().sd()),
                row.learned() ? "" : Figures.points(row.change()),
                row.learned() ? "" : deviation(row.error())));
        var paper = new TextTable("network of the paper", "multiply-adds", "paper", "top-1",
                "top-5");
        reading.paper().forEach(row -> paper.row(row.name(), spread(row.macs()),
                row.published(), row.top1(), row.top5()));
        return """
                %s
                %sMeans of %d trainings. Networks are tested unchanged; change is that of test
                accuracy from the size that they learned from.
                """.formatted(sizes, paper, reading.trainings());
    }

    private static String spread(Spread of) {
        return "%s +- %s".formatted(Figures.count(of.mean()), Figures.count(of.sd()));
    }

    /** Measures of graphs. */
    public static String graphs(WiringStudy.Reading reading) {
        var table = new TextTable("generator", "graphs", "edges", "depth", "inputs", "outputs",
                "clustering", "path length");
        reading.generators().forEach(of -> table.row(of.model(), of.graphs(),
                number(of.measures().edges()), number(of.measures().depth()),
                number(of.measures().inputs()), number(of.measures().outputs()),
                number(of.measures().clustering()), number(of.measures().pathLength())));
        return table.toString();
    }

    private static String number(Spread of) {
        return String.format(Locale.ROOT, "%.2f", of.mean());
    }

    private static String correlation(@Nullable Double value) {
        return value == null ? "" : String.format(Locale.ROOT, "%.2f", value);
    }
}
