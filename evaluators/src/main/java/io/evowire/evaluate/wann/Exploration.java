package io.evowire.evaluate.wann;

import io.evowire.core.wann.SparseNetwork;
import io.evowire.evaluate.parameters.RandomStreams;
import java.util.Arrays;
import java.util.List;

/**
 * Tries weights by {@link Pepg}, all of a step on the same images. An epoch has as many passes as
 * one of {@link Descent}, to the nearest step from below.
 */
final class Exploration implements Learner {

    private static final int BLOCK = 8; // candidates that a thread takes at a time

    private final SparseNetwork network;
    private final WannImages images;
    private final WannWorkers workers;
    private final RandomStreams streams;
    private final Pepg pepg;
    private final int batch;
    private long passes;
    private int steps;
    private double loss;

    Exploration(SparseNetwork network, WannRecipe recipe, float[] start, WannImages images,
            WannWorkers workers) {
        this.network = network;
        this.images = images;
        this.workers = workers;
        streams = new RandomStreams(recipe.seed());
        pepg = new Pepg(start, WeightStep.of(recipe, start.length));
        batch = Math.min(recipe.batch(), images.size());
    }

    @Override
    public double learn(int epoch) {
        long all = (long) WannRecipe.PASSES_OF_A_GRADIENT * images.size() * epoch;
        double sum = 0;
        int done = 0;
        while (steps == 0 || passes + (long) Pepg.POPULATION * batch <= all) {
            WannBatch seen = images.batch(batch, streams.sample(steps));
            pepg.draw(streams.perturbation(steps++));
            double[] scores = scores(seen);
            pepg.tell(scores);
            sum -= Arrays.stream(scores).sum() / scores.length;
            passes += (long) Pepg.POPULATION * batch;
            done++;
        }
        if (done > 0) { // a step may be larger than an epoch
            loss = sum / done;
        }
        return loss;
    }

    private double[] scores(WannBatch seen) {
        List<double[]> blocks = workers.map(Pepg.POPULATION / BLOCK, (block, shared) -> {
            var pass = new WeightedPass(network);
            float[] tried = new float[pass.weights()];
            double[] scores = new double[BLOCK];
            for (int i = 0; i < BLOCK; i++) {
                pepg.candidate(block * BLOCK + i, tried);
                scores[i] = pass.score(seen, tried);
            }
            return scores;
        });
        return blocks.stream().flatMapToDouble(Arrays::stream).toArray();
    }

    @Override
    public float[] weights() {
        return pepg.mean().clone();
    }

    @Override
    public long passes() {
        return passes;
    }
}
