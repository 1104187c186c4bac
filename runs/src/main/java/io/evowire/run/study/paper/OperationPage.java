package io.evowire.run.study.paper;

import io.evowire.run.study.page.Part.Column;
import io.evowire.run.study.page.Part.Form;
import io.evowire.run.study.page.Part;
import io.evowire.run.study.page.Section;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What operations do to the same graphs, as figure 6 of Xie et al. 2019 draws it. */
public final class OperationPage {

    private static final Set<String> OF_PAPER = Set.of("separable3x3", "conv3x3", "maxpool3x3",
            "avgpool3x3");
    private static final String PEARSON = "0.91 to 0.98";

    private OperationPage() {}

    /** What the page of a reading shows. */
    public static List<Section> sections(OperationReading reading) {
        if (reading.columns().isEmpty()) {
            return List.of();
        }
        return List.of(
                Section.of("Operations", """
                        Each column is one generator, sorted by its accuracy with separable \
                        convolutions. The same graphs have each operation, at as many \
                        multiply-adds: if what is good in a wiring did not depend on the \
                        operation, all lines would fall alike.""", figure(reading), pairs(reading)),
                Section.of("All numbers", "", series(reading), columns(reading)));
    }

    private static Part figure(OperationReading reading) {
        return new Part.Lines("Figure 6: alternative node operations", "Validation accuracy",
                reading.columns().stream().map(OperationReading.Column::model).toList(),
                reading.series().stream().map(series -> new Part.Series(series.operation(),
                        reading.columns().stream()
                                .map(column -> column.accuracies().get(series.operation()))
                                .toList()))
                        .toList(),
                "");
    }

    private static Part pairs(OperationReading reading) {
        return new Part.Table("How far two operations agree on the generators", List.of(
                new Column("Operations", Form.TEXT), new Column("Generators", Form.TEXT),
                new Column("Pearson", Form.DECIMAL), new Column("Paper, Pearson", Form.TEXT),
                new Column("Spearman", Form.DECIMAL)),
                reading.pairs().stream().map(pair -> Part.Table.row(
                        pair.first() + ", " + pair.second(), pair.generators(), pair.pearson(),
                        OF_PAPER.containsAll(Set.of(pair.first(), pair.second()))
                                ? PEARSON
                                : null,
                        pair.spearman())).toList(),
                """
                        The paper: ImageNet, five networks a generator. With few networks and \
                        seeds the luck of the trainings lowers correlations; separable5x5 is not \
                        in the paper.""");
    }

    private static Part series(OperationReading reading) {
        return new Part.Table("Operations", List.of(new Column("Operation", Form.TEXT),
                new Column("Trainings", Form.TEXT), new Column("Accuracy", Form.PERCENT),
                new Column("sd of generators", Form.POINTS),
                new Column("Its best generator", Form.TEXT),
                new Column("Multiply-adds", Form.COUNT), new Column("Parameters", Form.COUNT)),
                reading.series().stream().map(of -> Part.Table.row(of.operation(),
                        of.trainings(), of.mean(), of.deviation(), of.best(), of.macs(),
                        of.parameters())).toList(),
                "");
    }

    private static Part columns(OperationReading reading) {
        return new Part.Table("Generators by operation", Stream.concat(
                Stream.of(new Column("Generator", Form.TEXT)), reading.series().stream()
                        .map(of -> new Column(of.operation(), Form.PERCENT)))
                .toList(),
                reading.columns().stream().map(column -> Part.Table.row(Stream.concat(
                        Stream.of(column.model()), reading.series().stream()
                                .map(of -> column.accuracies().get(of.operation())))
                        .toArray())).toList(),
                "");
    }
}
