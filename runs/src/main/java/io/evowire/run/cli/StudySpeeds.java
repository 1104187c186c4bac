package io.evowire.run.cli;

import io.evowire.core.network.TensorShape;
import io.evowire.evaluate.Candidate;
import io.evowire.evaluate.baseline.BaselineTraining;
import io.evowire.evaluate.data.ImageDataset;
import io.evowire.evaluate.measure.BaselineBenchmark;
import io.evowire.evaluate.measure.TrainingBenchmark;
import io.evowire.evaluate.onednn.OneDnnModel;
import io.evowire.genome.Genome;
import io.evowire.run.config.Durations;
import io.evowire.run.config.SearchConfig;
import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.problem.Randomness;
import io.evowire.run.study.StudyEntry;
import io.evowire.run.study.StudyForecast;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/**
 * How fast this machine trains what a study plans, measured on one of the wired networks and on
 * each network that was made by hand.
 *
 * @param speeds    of these
 * @param trainings of the plan
 * @param workers   how many train at a time
 * @param seconds   that all trainings take
 */
record StudySpeeds(List<Speed> speeds, int trainings, int workers, double seconds) {

    private static final int WIRED_STEPS = 10;
    private static final int WARM_UP_SECONDS = 1;
    private static final int MADE_STEPS = 10;
    private static final double MADE_SECONDS = 5;
    private static final int DRAWN = 15;
    private static final int MOST = 10_000;

    StudySpeeds {
        speeds = List.copyOf(speeds);
    }

    /**
     * How fast one network trains.
     *
     * @param network     that was timed
     * @param layers      what computes: {@code kernels}, or {@code stock} for DL4J's own layers
     * @param batch       images in a step
     * @param secondsAStep of one worker
     */
    record Speed(String network, String layers, int batch, double secondsAStep) {

        private static Speed of(StudyEntry timed, TensorShape shape, int classes) {
            int batch = timed.recipe().batchSize();
            Optional<BaselineTraining> made = timed.made(shape, classes);
            return made.isPresent()
                    ? new Speed(made.get().network().label(), "stock", batch,
                            secondsAStep(made.get()))
                    : new Speed(timed.id(), "kernels", batch, batch / new TrainingBenchmark(batch,
                            WIRED_STEPS, timed.recipe().precision(), WARM_UP_SECONDS)
                            .run(timed.wired().orElseThrow(), OneDnnModel.orStock()).mean());
        }

        // DL4J prints a line of every operation, where the result of the command belongs.
        private static double secondsAStep(BaselineTraining made) {
            PrintStream out = System.out;
            System.setOut(new PrintStream(OutputStream.nullOutputStream()));
            try {
                return new BaselineBenchmark(MADE_STEPS, MADE_SECONDS).secondsAStep(made);
            } finally {
                System.setOut(out);
            }
        }

        double imagesPerSecond() {
            return batch / secondsAStep;
        }

        /** Such as {@code 1.25 s, HandmadeCNN in DL4J's layers}. */
        String words() {
            return String.format(Locale.ROOT, secondsAStep < 0.1 ? "%.3f s, %s%s" : "%.2f s, %s%s",
                    secondsAStep, network, layers.equals("stock") ? " in DL4J's layers" : "");
        }
    }

    /** Measures for some seconds, longer only where one step does. */
    static StudySpeeds measure(StudyForecast forecast, ImageDataset images, int workers) {
        List<Speed> speeds = new ArrayList<>();
        ToDoubleFunction<StudyEntry> measured = timed -> {
            speeds.add(Speed.of(timed, images.shape(), images.classes()));
            return speeds.getLast().imagesPerSecond();
        };
        double seconds = forecast.seconds(measured, workers);
        return new StudySpeeds(speeds, forecast.trainings(), workers, seconds);
    }

    /**
     * Of a search that trains so many networks: some are drawn at random from its space, and the
     * median of these is measured. Empty if hardly any network keeps the constraints.
     */
    static Optional<StudySpeeds> ofDrawn(SearchConfig config, ImageDataset images, int trials,
            int workers) {
        List<StudyEntry> drawn = drawn(config, images);
        if (drawn.isEmpty()) {
            return Optional.empty();
        }
        StudySpeeds some = measure(StudyForecast.of(drawn, images.train().size(),
                images.validation().size(), images.test().size()), images, 1);
        return Optional.of(new StudySpeeds(some.speeds(), trials, workers,
                some.seconds() / drawn.size() * trials / Math.min(workers, trials)));
    }

    private static List<StudyEntry> drawn(SearchConfig config, ImageDataset images) {
        var factory = new CandidateFactory(config, images.shape(), images.classes());
        RandomGenerator random = new Randomness(config.seed()).of("forecast");
        List<StudyEntry> drawn = new ArrayList<>();
        for (int draw = 0; draw < MOST && drawn.size() < DRAWN; draw++) {
            Genome genome = config.space().draw(random);
            if (factory.broken(factory.cost(genome)).isEmpty()) {
                drawn.add(StudyEntry.of("network %d drawn at random".formatted(drawn.size()),
                        genome.notation(), new Candidate(drawn.size(), factory.network(genome),
                                config.recipe().withSeed(0))));
            }
        }
        return drawn;
    }

    /** What is said before a long study begins. */
    String announcement() {
        Speed slowest = speeds.stream()
                .max((a, b) -> Double.compare(a.secondsAStep(), b.secondsAStep())).orElseThrow();
        return """
                Trainings that are left: %d. They take about %s here, with %d at a time; a step of \
                %d images takes %s. Ctrl-C stops after the trainings under way."""
                .formatted(trainings, Durations.shortly(seconds), workers, slowest.batch(),
                        slowest.words());
    }
}
