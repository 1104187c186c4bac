package io.evowire.run.study.transfer;

import io.evowire.core.statistics.Spread;
import io.evowire.evaluate.Outcome;
import io.evowire.evaluate.transfer.TransferTraining.Start;
import io.evowire.run.study.Trained;
import io.evowire.run.study.transfer.TransferStudy.Setting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What pretraining was worth.
 *
 * @param pretrained networks on the data sets that they are pretrained on
 * @param rows       fine-tuned ones and those from scratch, in the order of the study
 * @param published  table 5 of the paper
 */
public record TransferReading(List<Pretrained> pretrained, List<Row> rows,
        List<Published> published) {

    public TransferReading {
        pretrained = List.copyOf(pretrained);
        rows = List.copyOf(rows);
        published = List.copyOf(published);
    }

    /**
     * Networks of one kind before they are fine-tuned.
     *
     * @param network    generator in the literature's notation, or name
     * @param data       what they are pretrained on
     * @param trainings  that came to their end
     * @param macs       multiply-adds of an image, mean
     * @param parameters trained numbers, mean
     * @param test       accuracy on its test images, fractions in [0, 1]
     */
    public record Pretrained(String network, String data, int trainings, double macs,
            double parameters, Spread test) {}

    /**
     * Networks of one kind on a data set, with so many labels.
     *
     * @param network  generator in the literature's notation, or name
     * @param from     what they are pretrained on
     * @param to       what they are fine-tuned and tested on
     * @param labels   that they learn from; 0 for all
     * @param start    what they begin with: {@code SCRATCH}, {@code ALL} or {@code HEAD}
     * @param trainings that came to their end
     * @param test     accuracy on its test images, mean and deviation over trainings
     * @param gain     over the same trainings from scratch, mean, fraction in [-1, 1]; null from
     *                 scratch, or without such trainings
     * @param error    standard error of that mean; null for fewer than two pairs
     */
    public record Row(String network, String from, String to, int labels, Start start,
            int trainings, Spread test, @Nullable Double gain, @Nullable Double error) {}

    /**
     * A row of table 5: COCO val2017, Faster R-CNN with FPN, backbones that were pretrained on
     * ImageNet.
     *
     * @param backbone of the detector
     * @param ap       average precision, percent
     */
    public record Published(String backbone, double ap) {}

    static final List<Published> TABLE_5 = List.of(new Published("ResNet-50", 37.1),
            new Published("ResNeXt-50", 38.2), new Published("RandWire-WS, C = 109", 39.9),
            new Published("ResNet-101", 39.8), new Published("ResNeXt-101", 40.7),
            new Published("RandWire-WS, C = 154", 41.1));

    private record Done(Setting setting, double test) {

        private List<Object> kind() {
            return List.of(setting.network(), setting.back(), setting.labels(),
                    setting.start());
        }

        private List<Object> pair() {
            return List.of(setting.network(), setting.back(), setting.labels(), setting.graph(),
                    setting.seed());
        }
    }

    static TransferReading of(String first, String second, List<Trained> trained) {
        List<Done> done = trained.stream().flatMap(TransferReading::done).toList();
        Map<List<Object>, Double> scratch = done.stream()
                .filter(of -> of.setting().start() == Start.SCRATCH)
                .collect(Collectors.toMap(Done::pair, Done::test));
        Map<List<Object>, List<Done>> kinds = done.stream().collect(Collectors.groupingBy(
                Done::kind, LinkedHashMap::new, Collectors.toList()));
        String one = shortly(first);
        String two = shortly(second);
        return new TransferReading(
                kinds.values().stream().filter(TransferReading::pretraining)
                        .map(kind -> pretrained(kind, one, two)).toList(),
                kinds.values().stream().filter(kind -> !pretraining(kind))
                        .map(kind -> row(kind, one, two, scratch)).toList(),
                TABLE_5);
    }

    private static Stream<Done> done(Trained trained) {
        return trained.outcome() instanceof Outcome.Completed completed
                ? Stream.of(new Done(trained.what(Setting.class),
                        Objects.requireNonNull(completed.testAccuracy())))
                : Stream.empty();
    }

    private static boolean pretraining(List<Done> kind) {
        return kind.getFirst().setting().start() == Start.PRETRAINING;
    }

    private static Pretrained pretrained(List<Done> kind, String one, String two) {
        Setting first = kind.getFirst().setting();
        return new Pretrained(first.network(), first.back() ? two : one, kind.size(),
                spread(kind, of -> of.setting().macs()).mean(),
                spread(kind, of -> of.setting().parameters()).mean(), spread(kind, Done::test));
    }

    private static Row row(List<Done> kind, String one, String two,
            Map<List<Object>, Double> scratch) {
        Setting first = kind.getFirst().setting();
        double[] gains = first.start() == Start.SCRATCH
                ? new double[0]
                : kind.stream().filter(of -> scratch.containsKey(of.pair()))
                        .mapToDouble(of -> of.test() - scratch.get(of.pair())).toArray();
        return new Row(first.network(), first.back() ? two : one, first.back() ? one : two,
                first.labels(), first.start(), kind.size(), spread(kind, Done::test),
                gains.length == 0 ? null : (Double) Spread.of(gains).mean(),
                gains.length < 2
                        ? null
                        : (Double) (Spread.of(gains).sd() / Math.sqrt(gains.length)));
    }

    private static Spread spread(List<Done> kind, ToDoubleFunction<Done> value) {
        return Spread.of(kind.stream().mapToDouble(value).toArray());
    }

    // The kind and the folder's own name.
    private static String shortly(String spec) {
        int colon = spec.indexOf(':');
        return spec.substring(0, colon + 1)
                + spec.substring(Math.max(colon, spec.lastIndexOf('/')) + 1);
    }
}
