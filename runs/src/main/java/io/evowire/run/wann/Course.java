package io.evowire.run.wann;

import io.evowire.core.wann.SparseNetwork;
import io.evowire.evaluate.wann.WannAccuracy;
import io.evowire.evaluate.wann.WannBatch;
import io.evowire.evaluate.wann.WannImages;
import io.evowire.evaluate.wann.WannScoring;
import io.evowire.evaluate.wann.WannWorkers;
import io.evowire.genome.wann.Ranking;
import io.evowire.genome.wann.WannGenome;
import io.evowire.genome.wann.WannScores;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The course of a search: from a generation to the one after it. It follows from the settings and
 * the images alone.
 */
final class Course {

    /** Batches that a network is scored on before it becomes the champion. */
    private static final int CHAMPION_BATCHES = 20;

    private static final float[] WEIGHTS = weights();

    private final WannSettings settings;
    private final WannDraws draws;
    private final WannImages images;
    private final WannWorkers workers;
    private final int classes;
    private final List<WannBatch> championBatches = new ArrayList<>();

    Course(WannSettings settings, int classes, WannImages images, WannWorkers workers) {
        this.settings = settings;
        this.classes = classes;
        this.images = images;
        this.workers = workers;
        draws = WannDraws.of(settings.seed());
    }

    private static float[] weights() {
        float[] weights = new float[WannAccuracy.WEIGHTS.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = WannAccuracy.WEIGHTS.get(i);
        }
        return weights;
    }

    /**
     * A generation that was scored.
     *
     * @param told what it came to; its seconds are 0
     * @param best the network with the best mean score
     * @param next the generation after it, which is not scored yet
     */
    record Scored(WannGeneration told, WannGenome best, List<WannGenome> next) {}

    /** The first generation. */
    List<WannGenome> first() {
        return settings.breeding().first(images.inputs(), classes, draws.first());
    }

    /** Scores a generation, and breeds the one after it. */
    Scored score(int generation, List<WannGenome> population) {
        WannBatch batch = images.batch(settings.batch(), draws.batch(generation));
        List<SparseNetwork> networks = workers.map(population.size(),
                (index, pass) -> population.get(index).network());
        List<double[]> all = WannScoring.of(networks, batch, WEIGHTS, workers);
        List<WannScores> scores = IntStream.range(0, population.size())
                .mapToObj(i -> scores(all.get(i), networks.get(i))).toList();
        var random = draws.next(generation);
        Ranking ranking = Ranking.draw(random);
        int best = WannGeneration.best(scores);
        List<WannGenome> ranked = ranking.order(scores).stream().map(population::get).toList();
        return new Scored(
                WannGeneration.of(generation, ranking, scores, best,
                        population.get(best).hidden().size(), 0),
                population.get(best), settings.breeding().next(ranked, random));
    }

    private static WannScores scores(double[] all, SparseNetwork network) {
        return new WannScores(Arrays.stream(all).sum() / all.length,
                Arrays.stream(all).max().orElseThrow(), network.connections().size());
    }

    /** The score of a network on the batches that are kept for champions. */
    double championScore(SparseNetwork network) {
        if (championBatches.isEmpty()) {
            for (int i = 0; i < CHAMPION_BATCHES; i++) {
                championBatches.add(images.batch(settings.batch(), draws.champions(i)));
            }
        }
        return workers.map(CHAMPION_BATCHES,
                (index, pass) -> Arrays
                        .stream(pass.scores(network, championBatches.get(index), WEIGHTS)).sum()
                        / WEIGHTS.length)
                .stream().mapToDouble(Double::doubleValue).sum() / CHAMPION_BATCHES;
    }
}
