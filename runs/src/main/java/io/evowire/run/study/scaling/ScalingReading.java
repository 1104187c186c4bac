package io.evowire.run.study.scaling;

import io.evowire.core.cost.Scaling;
import io.evowire.core.statistics.Spread;
import io.evowire.evaluate.Outcome;
import io.evowire.run.study.Trained;
import io.evowire.run.study.scaling.ScalingStudy.Setting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What networks gain by being made larger in one way or another.
 *
 * @param rows      in the order of the study: as found, then by exponent and way
 * @param published table 7 of Tan and Le 2019
 */
public record ScalingReading(List<Row> rows, List<Published> published) {

    public ScalingReading {
        rows = List.copyOf(rows);
        published = List.copyOf(published);
    }

    /**
     * One way to scale.
     *
     * @param by        the way, or {@code as found}
     * @param phi       exponent; 0 as found
     * @param trainings that came to their end
     * @param macs      multiply-adds of an image, mean
     * @param factor    those as found, so many times, mean
     * @param wanted    what the factor was meant to be
     * @param parameters trained numbers, mean
     * @param largest   height and width of the images, nodes and channels of each stage, of the
     *                  first network
     * @param test      accuracy on the test images, mean and deviation, fractions in [0, 1]
     * @param gain      over the same trainings as found; null as found
     * @param compound  of compound scaling to the same multiply-adds over this one; null as found
     *                  and for compound scaling itself
     */
    public record Row(String by, double phi, int trainings, double macs, double factor,
            double wanted, double parameters, String largest, Spread test, @Nullable Pairs gain,
            @Nullable Pairs compound) {}

    /**
     * Differences of test accuracy in pairs.
     *
     * @param mean  of them, fraction in [-1, 1]
     * @param error standard error of that mean; null for fewer than two pairs
     */
    public record Pairs(double mean, @Nullable Double error) {

        private static @Nullable Pairs of(double[] differences) {
            if (differences.length == 0) {
                return null;
            }
            Spread spread = Spread.of(differences);
            return new Pairs(spread.mean(), differences.length < 2
                    ? null
                    : (Double) (spread.sd() / Math.sqrt(differences.length)));
        }
    }

    /**
     * A row of table 7: EfficientNet-B0 scaled, ImageNet.
     *
     * @param by   as the paper calls it
     * @param macs multiply-adds
     * @param top1 accuracy, percent
     */
    public record Published(String by, double macs, double top1) {}

    static final List<Published> TABLE_7 = List.of(
            new Published("as found (EfficientNet-B0)", 0.4e9, 77.3),
            new Published("depth, 4 times", 1.8e9, 79.0),
            new Published("width, 2 times", 1.8e9, 78.9),
            new Published("resolution, 2 times", 1.9e9, 79.1),
            new Published("compound, 1.4, 1.2 and 1.3 times", 1.8e9, 81.1));

    private record Done(Setting setting, double test) {

        private List<Object> kind() {
            return List.of(setting.by(), setting.phi());
        }

        private List<Object> key(String by, double phi) {
            return List.of(setting.network(), setting.seed(), by, phi);
        }

        private List<Object> key() {
            return key(setting.by(), setting.phi());
        }
    }

    static ScalingReading of(List<Trained> trained) {
        List<Done> done = trained.stream().flatMap(ScalingReading::done).toList();
        Map<List<Object>, Done> byKey = done.stream()
                .collect(Collectors.toMap(Done::key, of -> of));
        return new ScalingReading(done.stream().collect(Collectors.groupingBy(Done::kind,
                LinkedHashMap::new, Collectors.toList())).values().stream()
                .map(kind -> row(kind, byKey)).toList(), TABLE_7);
    }

    private static Stream<Done> done(Trained trained) {
        return trained.outcome() instanceof Outcome.Completed completed
                ? Stream.of(new Done(trained.what(Setting.class),
                        Objects.requireNonNull(completed.testAccuracy())))
                : Stream.empty();
    }

    private static Row row(List<Done> kind, Map<List<Object>, Done> all) {
        Setting first = kind.getFirst().setting();
        String compound = Scaling.COMPOUND.toString();
        boolean found = first.by().equals(ScalingStudy.AS_FOUND);
        Function<Done, @Nullable Done> origin = of -> all.get(of.key(ScalingStudy.AS_FOUND, 0.0));
        Function<Done, @Nullable Done> rival = of -> all.get(of.key(compound, of.setting().phi()));
        return new Row(first.by(), first.phi(), kind.size(),
                kind.stream().mapToLong(of -> of.setting().macs()).average().orElseThrow(),
                kind.stream().filter(of -> origin.apply(of) != null)
                        .mapToDouble(of -> (double) of.setting().macs()
                                / Objects.requireNonNull(origin.apply(of)).setting().macs())
                        .average().orElse(Scaling.factor(first.phi())),
                Scaling.factor(first.phi()),
                kind.stream().mapToLong(of -> of.setting().parameters()).average().orElseThrow(),
                "%dx%d; %s nodes; %s channels".formatted(first.height(), first.width(),
                        first.nodes().replace("; ", "-"), first.channels().replace("; ", "-")),
                Spread.of(kind.stream().mapToDouble(Done::test).toArray()),
                found ? null : Pairs.of(differences(kind, origin, 1)),
                found || first.by().equals(compound)
                        ? null
                        : Pairs.of(differences(kind, rival, -1)));
    }

    private static double[] differences(List<Done> kind, Function<Done, @Nullable Done> other,
            int sign) {
        return kind.stream().filter(of -> other.apply(of) != null).mapToDouble(
                of -> sign * (of.test() - Objects.requireNonNull(other.apply(of)).test()))
                .toArray();
    }
}
