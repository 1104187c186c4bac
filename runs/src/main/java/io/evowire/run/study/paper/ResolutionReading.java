package io.evowire.run.study.paper;

import io.evowire.core.statistics.Spread;
import io.evowire.evaluate.AtSize;
import io.evowire.evaluate.Outcome;
import io.evowire.run.study.Trained;
import io.evowire.run.study.paper.ResolutionStudy.Setting;
import io.evowire.run.study.paper.ResolutionStudy.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How accuracy and cost go with the size of the images, for networks that are not trained again.
 *
 * @param trainings that came to their end
 * @param rows      by ascending size
 * @param paper     the paper's network at its two sizes, counted here
 */
public record ResolutionReading(int trainings, List<Row> rows, List<Counted> paper) {

    /** Graphs that the paper's costs are means of. */
    private static final int GRAPHS = 5;

    public ResolutionReading {
        rows = List.copyOf(rows);
        paper = List.copyOf(paper);
    }

    /**
     * One size of images.
     *
     * @param height     pixels
     * @param width      pixels
     * @param learned    whether the networks learned from images of this size
     * @param macs       multiply-adds of an image, mean over the networks
     * @param times      those of the size that they learned from, so many times
     * @param validation accuracy, mean and deviation over trainings, fractions in [0, 1]
     * @param test       the same on the test images
     * @param change     of test accuracy from the size that they learned from, mean of the
     *                   trainings, fraction in [-1, 1]
     * @param error      standard error of that mean; null for fewer than two trainings
     */
    public record Row(int height, int width, boolean learned, double macs, double times,
            Spread validation, Spread test, double change, @Nullable Double error) {}

    /**
     * A network of the paper's tables.
     *
     * @param name      of it
     * @param side      of its images, pixels
     * @param macs      multiply-adds, counted here
     * @param published as the paper prints them
     * @param top1      accuracy on ImageNet as the paper prints it, percent
     * @param top5      the same
     */
    public record Counted(String name, int side, Spread macs, String published, String top1,
            String top5) {}

    private record Look(int height, int width, boolean learned, long macs, long own,
            double validation, double test, double change) {}

    static ResolutionReading of(List<Trained> trained) {
        List<List<Look>> looks = trained.stream()
                .filter(done -> done.outcome() instanceof Outcome.Completed)
                .map(ResolutionReading::looks).toList();
        Map<Integer, List<Look>> bySize = looks.stream().flatMap(List::stream).collect(
                Collectors.groupingBy(Look::height, TreeMap::new, Collectors.toList()));
        return new ResolutionReading(looks.size(),
                bySize.values().stream().map(ResolutionReading::row).toList(),
                Regime.ALL.stream().filter(regime -> regime.channels() == 154)
                        .map(ResolutionReading::counted).toList());
    }

    private static List<Look> looks(Trained done) {
        var completed = (Outcome.Completed) done.outcome();
        Setting setting = done.what(Setting.class);
        double own = Objects.requireNonNull(completed.testAccuracy());
        List<Look> looks = new ArrayList<>(List.of(new Look(setting.height(), setting.width(),
                true, setting.macs(), setting.macs(), completed.validationAccuracy(), own, 0)));
        List<AtSize> others = Objects.requireNonNull(completed.sizes());
        for (int i = 0; i < others.size(); i++) {
            AtSize at = others.get(i);
            Size size = setting.sizes().get(i);
            double test = Objects.requireNonNull(at.testAccuracy());
            looks.add(new Look(size.height(), size.width(), false, size.macs(), setting.macs(),
                    at.validationAccuracy(), test, test - own));
        }
        return looks;
    }

    private static Row row(List<Look> looks) {
        Look first = looks.getFirst();
        Spread change = spread(looks, Look::change);
        return new Row(first.height(), first.width(), first.learned(),
                spread(looks, Look::macs).mean(),
                spread(looks, look -> (double) look.macs() / look.own()).mean(),
                spread(looks, Look::validation), spread(looks, Look::test), change.mean(),
                looks.size() < 2 ? null : (Double) (change.sd() / Math.sqrt(looks.size())));
    }

    private static Spread spread(List<Look> looks, ToDoubleFunction<Look> value) {
        return Spread.of(looks.stream().mapToDouble(value).toArray());
    }

    private static Counted counted(Regime regime) {
        PublishedNetwork published = PublishedNetwork.ALL.stream()
                .filter(row -> row.table() == regime.table()
                        && row.network().matches("RandWire-WS, (C = 154|320x320)"))
                .findFirst().orElseThrow();
        return new Counted(regime.name(), regime.side(), regime.cost(GRAPHS).macs(),
                regime.macs(), Objects.requireNonNull(published.top1()),
                Objects.requireNonNull(published.top5()));
    }
}
