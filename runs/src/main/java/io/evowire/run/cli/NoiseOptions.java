package io.evowire.run.cli;

import io.evowire.core.network.TensorShape;
import io.evowire.run.UserException;
import io.evowire.run.config.ConfigReader;
import io.evowire.run.config.Setting;
import io.evowire.run.console.NoiseReport;
import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.study.simulation.FittedOutcomes;
import io.evowire.run.study.simulation.MadeUpOutcomes;
import io.evowire.run.study.simulation.NoisyOutcomes;
import io.evowire.run.study.simulation.NoisyStudy;
import io.evowire.run.study.simulation.NoisyStudy.Arm;
import io.evowire.run.study.simulation.TrainedNetworks;
import io.evowire.run.study.simulation.World;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of a simulation in which trainings are noisy and the truth is known. */
final class NoiseOptions {

    private static final String AUTO = "auto";
    private static final double MOST = 50;
    /** No simulation looks at images; how many there are decides on no space. */
    private static final int IMAGES = 10_000;
    /** With more, the exact rank sums would take longer than the searches. */
    private static final int MOST_SEEDS = 200;

    @Option(names = "--noise", paramLabel = "POINTS",
            description = """
                    Trainings are noisy, with this standard deviation in points of accuracy, and \
                    the truth is told beside what they show. 'auto' (the default of --networks) \
                    takes the noise of networks that were trained more than once.""")
    private @Nullable String noise;

    @Option(names = "--steps", paramLabel = "S",
            description = "With --networks: length of the trainings that count.")
    private @Nullable Integer steps;

    @Option(names = "--config", paramLabel = "FILE",
            description = "With --networks: configuration of their study (default: defaults).")
    private @Nullable Path config;

    @Option(names = "--image", paramLabel = "CxHxW",
            description = """
                    With --networks: channels, height and width of an image (default: 1x28x28).""")
    private @Nullable String image;

    @Option(names = "--classes", paramLabel = "N",
            description = "With --networks: number of classes (default: 10).")
    private @Nullable Integer classes;

    @Option(names = "--world", paramLabel = "KIND",
            description = """
                    With noise: what true accuracies are fitted with, ${COMPLETION-CANDIDATES} \
                    (default: surface, a polynomial of second order).""")
    private @Nullable World world;

    /** Whether trainings are to be noisy. */
    boolean asked() {
        return noise != null;
    }

    /**
     * Refuses options that a subject does not have.
     *
     * @param subject as it is typed, such as {@code --runs}
     * @param has     its options
     */
    void requireOnly(String subject, List<String> has) {
        Map<String, Boolean> typed = new TreeMap<>(Map.of("--noise", noise != null, "--steps",
                steps != null, "--config", config != null, "--image", image != null, "--classes",
                classes != null, "--world", world != null));
        typed.forEach((option, given) -> {
            if (given && !has.contains(option)) {
                throw new UserException("%s is no option of simulate %s. Leave it out."
                        .formatted(option, subject));
            }
        });
    }

    /** The space of the networks in tables. */
    CandidateFactory factory(List<String> settings) {
        int many = classes == null ? 10 : classes;
        NumberOption.atLeast("--classes", 2, many);
        List<Setting> typed = settings.stream().map(Setting::parse).toList();
        TensorShape shape = ImageShape.parse(image == null ? "1x28x28" : image);
        return new CandidateFactory(ConfigReader.draft(Optional.ofNullable(config), typed)
                .fitted(IMAGES, shape, many).config(), shape, many);
    }

    /** The networks in tables. */
    TrainedNetworks read(List<Path> tables, CandidateFactory factory) {
        if (steps != null) {
            NumberOption.atLeast("--steps", 1, steps);
        }
        return TrainedNetworks.read(tables,
                steps == null ? OptionalInt.empty() : OptionalInt.of(steps), factory);
    }

    /**
     * Searches where accuracies are like those of trained networks.
     *
     * @param arms what the strategies come to
     */
    NoiseReport like(TrainedNetworks trained, CandidateFactory factory, int trials, int seeds,
            Function<NoisyStudy, List<Arm>> arms) {
        requireFew(seeds);
        double deviation = deviation(trained.noise());
        var fitted = FittedOutcomes.of(trained, deviation,
                world == null ? World.SURFACE : world, factory);
        var study = study(factory, new NoisyOutcomes(fitted, deviation), trials);
        return new NoiseReport(seeds, deviation, NoiseReport.World.of(fitted), study.budgets(),
                arms.apply(study));
    }

    /** As above, where accuracies are made up. */
    NoiseReport madeUp(CandidateFactory factory, int trials, int seeds,
            Function<NoisyStudy, List<Arm>> arms) {
        requireFew(seeds);
        double deviation = deviation(OptionalDouble.empty());
        var study = study(factory, new NoisyOutcomes(new MadeUpOutcomes(), deviation), trials);
        return new NoiseReport(seeds, deviation, null, study.budgets(), arms.apply(study));
    }

    private static NoisyStudy study(CandidateFactory factory, NoisyOutcomes outcomes, int trials) {
        try {
            return NoisyStudy.of(factory, outcomes, trials);
        } catch (IllegalArgumentException e) {
            throw new UserException("space: %s Change what the configuration allows with --set."
                    .formatted(e.getMessage()));
        }
    }

    private static void requireFew(int seeds) {
        if (seeds > MOST_SEEDS) {
            throw new UserException("""
                    --seeds must be at most %d where trainings are noisy, not %d: the exact tests \
                    would take too long.""".formatted(MOST_SEEDS, seeds));
        }
    }

    private double deviation(OptionalDouble known) {
        if (noise == null || noise.equals(AUTO)) {
            return known.orElseThrow(() -> new UserException("""
                    --noise: no network was trained more than once, so the noise of a training is \
                    not known. Give it in points of accuracy, such as --noise 3."""));
        }
        try {
            double points = Double.parseDouble(noise);
            if (points >= 0 && points <= MOST) {
                return points / 100;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new UserException(
                "--noise must be a number of points from 0 to %.0f, or auto, not '%s'."
                        .formatted(MOST, noise));
    }
}
