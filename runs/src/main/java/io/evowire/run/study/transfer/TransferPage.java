package io.evowire.run.study.transfer;

import io.evowire.evaluate.transfer.TransferTraining.Start;
import io.evowire.run.study.page.Part;
import io.evowire.run.study.page.Part.Column;
import io.evowire.run.study.page.Part.Form;
import io.evowire.run.study.page.Section;
import io.evowire.run.study.transfer.TransferReading.Row;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What pretraining was worth, in both directions, beside table 5 of Xie et al. 2019. */
public final class TransferPage {

    private TransferPage() {}

    /** What the page of a reading shows. */
    public static List<Section> sections(TransferReading reading) {
        if (reading.rows().isEmpty()) {
            return List.of();
        }
        return List.of(
                new Section("Transfer", """
                        Networks are pretrained on one data set and fine-tuned on another one: all \
                        layers, or a new last layer alone. From scratch they have the same seeds, \
                        images and steps.""",
                        reading.rows().stream().map(Row::to).distinct()
                                .map(to -> chart(reading, to)).toList()),
                Section.of("All numbers", "", table(reading), pretrained(reading),
                        published(reading)));
    }

    private static Part chart(TransferReading reading, String to) {
        List<Row> rows = reading.rows().stream().filter(row -> row.to().equals(to)).toList();
        List<Integer> labels = TransferStudy.LABELS.stream().filter(
                number -> rows.stream().anyMatch(row -> row.labels() == number)).toList();
        return new Part.Lines("From %s to %s".formatted(rows.getFirst().from(), to),
                "test accuracy", labels.stream().map(TransferPage::labels).toList(),
                rows.stream().map(TransferPage::series).distinct()
                        .map(name -> new Part.Series(name, labels.stream()
                                .map(number -> mean(rows, name, number)).toList()))
                        .toList(),
                "");
    }

    private static @Nullable Double mean(List<Row> rows, String series, int labels) {
        return rows.stream().filter(row -> series(row).equals(series) && row.labels() == labels)
                .map(row -> row.test().mean()).findFirst().orElse(null);
    }

    private static String series(Row row) {
        return row.network() + ", " + start(row.start());
    }

    /** What a training begins with, in words. */
    public static String start(Start start) {
        return switch (start) {
            case PRETRAINING -> "pretraining";
            case SCRATCH -> "from scratch";
            case ALL -> "all layers";
            case HEAD -> "last layer";
        };
    }

    /** A number of labels, in words. */
    public static String labels(int labels) {
        return labels == 0 ? "all labels" : labels + " labels";
    }

    private static Part table(TransferReading reading) {
        return new Part.Table("Fine-tuned and from scratch", List.of(
                new Column("Network", Form.TEXT), new Column("From", Form.TEXT),
                new Column("To", Form.TEXT), new Column("Labels", Form.TEXT),
                new Column("Trained", Form.TEXT), new Column("Trainings", Form.TEXT),
                new Column("Test", Form.PERCENT), new Column("sd", Form.POINTS),
                new Column("Gain", Form.POINTS), new Column("Standard error", Form.POINTS)),
                reading.rows().stream().map(row -> Part.Table.row(row.network(), row.from(),
                        row.to(), row.labels() == 0 ? "all" : Objects.toString(row.labels()),
                        start(row.start()), row.trainings(), row.test().mean(), row.test().sd(),
                        row.gain(), row.error())).toList(),
                "Gain: over the same trainings from scratch, in pairs.");
    }

    private static Part pretrained(TransferReading reading) {
        return new Part.Table("Before fine-tuning", List.of(new Column("Network", Form.TEXT),
                new Column("Data", Form.TEXT), new Column("Trainings", Form.TEXT),
                new Column("Multiply-adds", Form.COUNT), new Column("Parameters", Form.COUNT),
                new Column("Test", Form.PERCENT), new Column("sd", Form.POINTS)),
                reading.pretrained().stream().map(of -> Part.Table.row(of.network(), of.data(),
                        of.trainings(), of.macs(), of.parameters(), of.test().mean(),
                        of.test().sd())).toList(),
                "");
    }

    private static Part published(TransferReading reading) {
        return new Part.Table("The paper's table 5", List.of(
                new Column("Backbone, pretrained on ImageNet", Form.TEXT),
                new Column("COCO AP, %", Form.TEXT)),
                reading.published().stream()
                        .map(row -> Part.Table.row(row.backbone(), row.ap())).toList(),
                "Faster R-CNN with FPN, fine-tuned on COCO: another task than here.");
    }
}
