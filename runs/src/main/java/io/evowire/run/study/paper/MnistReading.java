package io.evowire.run.study.paper;

import io.evowire.core.statistics.OneWayComponents;
import io.evowire.core.statistics.Quantile;
import io.evowire.core.statistics.Spread;
import io.evowire.evaluate.Outcome;
import io.evowire.run.study.Trained;
import io.evowire.run.study.paper.MnistStudy.Setting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How good wired networks are beside those made by hand.
 *
 * @param rows in the order of the study
 */
public record MnistReading(List<Row> rows) {

    /** What the build of 2021 says, accuracy on MNIST's test images. */
    private static final Map<String, Double> PUBLISHED = Map.of("AlexNet", 0.9640, "TinyCNN",
            0.9917, "HandmadeCNN", 0.9946, "ER(0.2)", 0.6949, "BA(5)", 0.7167, "WS(4, 0.75)",
            0.5431);

    /** Below this part of the best accuracy of all, a training has learned little or nothing. */
    private static final double COLLAPSED = 0.5;

    public MnistReading {
        rows = List.copyOf(rows);
    }

    /**
     * Networks of one kind with one recipe.
     *
     * @param network    generator in the literature's notation, or name of a network made by hand
     * @param recipe     {@code common} or {@code authors}
     * @param like       whose multiply-adds they have
     * @param trainings  that came to their end
     * @param macs       multiply-adds of an image, mean
     * @param parameters trained numbers, mean
     * @param epochs     of a training
     * @param secondsAnEpoch mean, validation included
     * @param validation accuracy, mean and deviation over all trainings, fractions in [0, 1]
     * @param test       the same on the test images
     * @param median     of the test accuracies
     * @param collapsed  trainings that diverged, or whose test accuracy is below half of the best
     *                   of all rows, as near chance; those that diverged have no accuracy, so they
     *                   are no part of the means
     * @param graphs     deviation of test accuracy between graphs, without that of trainings; null
     *                   unless there are two graphs or more, each trained as often, twice or more
     * @param seeds      deviation between trainings of one graph; the same
     * @param best       highest test accuracy of a training
     * @param published  test accuracy in the build of 2021, fraction in [0, 1]; only of MNIST, 100
     *                   epochs of other preprocessing, one training; null if it is not there
     */
    public record Row(String network, String recipe, String like, int trainings, double macs,
            double parameters, int epochs, double secondsAnEpoch, Spread validation, Spread test,
            double median, int collapsed, @Nullable Double graphs, @Nullable Double seeds,
            double best, @Nullable Double published) {}

    private record Done(Setting setting, double validation, double test, double seconds) {

        static @Nullable Done of(Trained trained) {
            return trained.outcome() instanceof Outcome.Completed completed
                    ? new Done(trained.what(Setting.class), completed.validationAccuracy(),
                            Objects.requireNonNull(completed.testAccuracy()),
                            completed.seconds())
                    : null;
        }

        List<String> kind() {
            return MnistReading.kind(setting);
        }
    }

    private static List<String> kind(Setting setting) {
        return List.of(setting.network(), setting.recipe(), setting.like());
    }

    static MnistReading of(List<Trained> trained) {
        Map<List<String>, List<Done>> kinds = trained.stream().map(Done::of)
                .filter(Objects::nonNull).collect(Collectors.groupingBy(Done::kind,
                        LinkedHashMap::new, Collectors.toList()));
        double best = kinds.values().stream().flatMap(List::stream).mapToDouble(Done::test).max()
                .orElse(0);
        Map<List<String>, Long> diverged = trained.stream()
                .filter(done -> done.outcome() instanceof Outcome.Diverged)
                .collect(Collectors.groupingBy(done -> kind(done.what(Setting.class)),
                        Collectors.counting()));
        return new MnistReading(kinds.entrySet().stream().map(kind -> row(kind.getValue(),
                diverged.getOrDefault(kind.getKey(), 0L).intValue(), COLLAPSED * best)).toList());
    }

    private static Row row(List<Done> kind, int diverged, double collapsed) {
        Setting first = kind.getFirst().setting();
        OneWayComponents components = components(kind);
        return new Row(first.network(), first.recipe(), first.like(), kind.size() + diverged,
                spread(kind, done -> done.setting().macs()).mean(),
                spread(kind, done -> done.setting().parameters()).mean(), first.epochs(),
                spread(kind, done -> done.seconds() / done.setting().epochs()).mean(),
                spread(kind, Done::validation), spread(kind, Done::test),
                Quantile.median(kind.stream().mapToDouble(Done::test).toArray()),
                diverged + (int) kind.stream().filter(done -> done.test() < collapsed).count(),
                components == null ? null : (Double) Math.sqrt(components.between()),
                components == null ? null : (Double) Math.sqrt(components.within()),
                kind.stream().mapToDouble(Done::test).max().orElseThrow(),
                PUBLISHED.get(first.network()));
    }

    private static Spread spread(List<Done> kind, ToDoubleFunction<Done> value) {
        return Spread.of(kind.stream().mapToDouble(value).toArray());
    }

    private static @Nullable OneWayComponents components(List<Done> kind) {
        List<List<Double>> graphs = kind.stream().collect(Collectors.groupingBy(
                done -> done.setting().graph(), LinkedHashMap::new,
                Collectors.mapping(Done::test, Collectors.toList()))).values().stream().toList();
        int seeds = graphs.getFirst().size();
        Predicate<List<Double>> alike = graph -> graph.size() == seeds;
        return graphs.size() < 2 || seeds < 2 || !graphs.stream().allMatch(alike)
                ? null
                : OneWayComponents.of(graphs);
    }
}
