package io.evowire.evaluate.wann;

import io.evowire.core.wann.SparseNetwork;
import java.util.ArrayList;
import java.util.List;

/**
 * Scores the networks of a generation on one batch, each under some shared weights. What several of
 * them have in common is computed once. The scores have the same bits as those of
 * {@link WannPass#scores}, whatever the number of threads.
 */
public final class WannScoring {

    /** Nodes of networks that are computed together, so that their values stay small: 16 MiB. */
    private static final int NODES = 1 << 15;

    private WannScoring() {}

    /**
     * The scores.
     *
     * @return [networks][weights]
     * @throws IllegalArgumentException if the batch has another number of inputs than a network
     */
    public static List<double[]> of(List<SparseNetwork> networks, WannBatch batch,
            float[] weights, WannWorkers workers) {
        networks.forEach(batch::require);
        List<JointPlan> plans = plans(networks, parts(batch, workers));
        int chunks = batch.chunks();
        List<double[]> losses = workers.map(plans.size() * chunks,
                (task, pass) -> pass.losses(plans.get(task / chunks), batch, task % chunks,
                        weights));
        List<double[]> scores = new ArrayList<>();
        for (int plan = 0; plan < plans.size(); plan++) {
            for (int network : plans.get(plan).networks()) {
                scores.add(scores(losses.subList(plan * chunks, (plan + 1) * chunks), network,
                        batch, weights.length));
            }
        }
        return scores;
    }

    // So that each thread has a chunk of some networks.
    private static int parts(WannBatch batch, WannWorkers workers) {
        return Math.ceilDiv(workers.count(), batch.chunks());
    }

    private static List<JointPlan> plans(List<SparseNetwork> networks, int parts) {
        List<JointPlan> plans = new ArrayList<>();
        int most = Math.ceilDiv(networks.size(), parts);
        int next = 0;
        while (next < networks.size()) {
            var plan = new JointPlan();
            while (next < networks.size() && plan.networks().size() < most
                    && plan.nodes.size() < NODES) {
                plan.add(networks.get(next++));
            }
            plans.add(plan);
        }
        return plans;
    }

    private static double[] scores(List<double[]> losses, int network, WannBatch batch,
            int weights) {
        double[] scores = new double[weights];
        for (int weight = 0; weight < weights; weight++) {
            double loss = 0;
            for (double[] chunk : losses) {
                loss += chunk[network * weights + weight];
            }
            scores[weight] = WannPass.score(loss, batch);
        }
        return scores;
    }
}
