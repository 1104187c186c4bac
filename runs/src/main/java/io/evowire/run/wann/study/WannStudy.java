package io.evowire.run.wann.study;

import io.evowire.core.wann.Activation;
import io.evowire.evaluate.data.ImageDataset;
import io.evowire.run.ExitCode;
import io.evowire.run.UserException;
import io.evowire.run.study.MeasuredStudy;
import io.evowire.run.study.StudyUnit;
import io.evowire.run.wann.WannBudget;
import io.evowire.run.wann.WannData;
import io.evowire.run.wann.WannFiles;
import io.evowire.run.wann.WannHistory;
import io.evowire.run.wann.WannSearch;
import io.evowire.run.wann.WannSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * Searches for weight agnostic networks with the same budget and several seeds, by arms that differ
 * in the activations that hidden nodes may have. The best network of each search is measured on the
 * test images and trained in several ways.
 *
 * @param name  of the study
 * @param arms  what is compared
 * @param dense whether dense networks are trained, too
 * @param size  of each search and training
 * @param data  SPEC of the data set
 * @param images the data set
 * @param threads that compute
 */
public record WannStudy(String name, List<Arm> arms, boolean dense, Size size, String data,
        ImageDataset images, int threads)
        implements
            MeasuredStudy<WannFigures, WannComparison> {

    /** All that the paper lets MNIST networks have. */
    public static final Arm NINE = new Arm("nine", Activation.WITHOUT_STEP);
    /** Only ReLU; the outputs stay linear. */
    public static final Arm RELU = new Arm("relu", List.of(Activation.RELU));
    /** Those whose gradient does not vanish for large sums. */
    public static final Arm UNSATURATED = new Arm("unsaturated",
            List.of(Activation.LINEAR, Activation.SINE, Activation.INVERSE, Activation.ABSOLUTE,
                    Activation.RELU, Activation.COSINE));

    /**
     * What is compared.
     *
     * @param name        letters
     * @param activations of hidden nodes
     */
    public record Arm(String name, List<Activation> activations) {

        public Arm {
            activations = List.copyOf(activations);
        }
    }

    /**
     * How large a study is.
     *
     * @param seeds       searches of each arm
     * @param population  networks of a generation
     * @param generations of a search
     * @param epochs      of a training
     * @param side        pixels of an image's side
     * @param batch       images of a generation
     */
    public record Size(int seeds, int population, int generations, int epochs, int side,
            int batch) {

        /** Large enough for an ensemble of 80 % of MNIST: a few minutes for each search. */
        public static final Size USUAL = new Size(3, 250, 1_000, 30, 16, 1_000);
    }

    private static final double ENABLED = 0.05;
    private static final int TOURNAMENT = 32;

    public WannStudy {
        arms = List.copyOf(arms);
    }

    @Override
    public List<StudyUnit> plan() {
        return IntStream.rangeClosed(1, size.seeds()).boxed().flatMap(seed -> arms.stream()
                .map(arm -> StudyUnit.of("%s-%d".formatted(arm.name(), seed), unit(arm, seed))))
                .toList();
    }

    private WannUnit unit(Arm arm, int seed) {
        return new WannUnit(arm.name(), new WannSettings(seed, size.population(), size.side(),
                size.batch(), ENABLED, TOURNAMENT,
                arm.activations().stream().map(Activation::spelling).toList()),
                size.generations(), size.epochs(), dense);
    }

    @Override
    public Class<WannFigures> outcome() {
        return WannFigures.class;
    }

    @Override
    public Optional<WannFigures> measure(StudyUnit unit, Path directory, BooleanSupplier mayGoOn)
            throws IOException {
        WannUnit planned = unit.what(WannUnit.class);
        var files = new WannFiles(directory);
        if (!Files.exists(files.database())) {
            WannSearch.create(files, planned.settings(), data, images);
        }
        requireSame(unit, planned, files);
        WannHistory history = new WannSearch(files, images,
                new WannBudget(planned.generations(), "none"), threads).run(mayGoOn,
                        WannSearch.Progress.NONE);
        return history.last() < planned.generations()
                ? Optional.empty()
                : new WannMeasurement(planned, WannData.of(images, history.record()), threads,
                        mayGoOn).of(history.required(files));
    }

    private static void requireSame(StudyUnit unit, WannUnit planned, WannFiles files) {
        WannHistory begun = WannSearch.read(files);
        if (!begun.record().settings().equals(planned.settings())
                || begun.last() > planned.generations()) {
            throw new UserException(ExitCode.CORRUPT, """
                    '%s' was begun in %s with other settings or more generations than these. What \
                    is recorded is kept. Choose another directory, or the sizes of before."""
                    .formatted(unit.id(), files.directory()));
        }
    }

    @Override
    public WannComparison read(List<WannFigures> measured) {
        return WannComparison.of(measured);
    }
}
