package io.evowire.run.worker;

import io.evowire.core.cost.Cost;
import io.evowire.evaluate.ArchitectureEvaluator;
import io.evowire.evaluate.Candidate;
import io.evowire.evaluate.DamageProfile;
import io.evowire.evaluate.DamageProfile.NodeLoss;
import io.evowire.evaluate.Latency;
import io.evowire.evaluate.LatencyPlan;
import io.evowire.evaluate.Outcome;
import io.evowire.evaluate.WarmStart;
import java.io.IOException;
import java.util.List;

/** A worker that needs no training: outcomes follow from the candidate alone. */
public final class StubWorker implements ArchitectureEvaluator {

    /** What the stub says it trains on and with. */
    public static final String DATA = "stub data";
    public static final String KERNELS = "stub";

    private static final int STEPS = 100;

    private final int crashEvery;
    private final boolean uneven;

    private StubWorker(int crashEvery, boolean uneven) {
        this.crashEvery = crashEvery;
        this.uneven = uneven;
    }

    /**
     * Argument: {@code N} to halt at every trial whose number is a multiple of N (not 0), 0 for
     * never; {@code uneven} to take now longer and now shorter; or {@code hang}, {@code exit}, {@code refuse}, {@code garbage}.
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        switch (args[0]) {
            case "refuse" -> WorkerMain.serve(progress -> {
                throw new IllegalArgumentException("no data here");
            });
            case "garbage" -> {
                System.out.println("this is no frame at all");
                Thread.sleep(60_000);
            }
            case "hang" -> serve(new ArchitectureEvaluator() {
                @Override
                public List<Outcome> evaluate(List<Candidate> candidates) {
                    try {
                        Thread.sleep(60_000);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return List.of();
                }

                @Override
                public void close() {}
            });
            case "uneven" -> serve(new StubWorker(0, true));
            default -> serve(new StubWorker(Integer.parseInt(args[0]), false));
        }
    }

    private static void serve(ArchitectureEvaluator evaluator)
            throws IOException, InterruptedException {
        WorkerMain.serve(progress -> new WorkerMain.Setup.Ready(evaluator, DATA, KERNELS));
    }

    @Override
    public List<Outcome> evaluate(List<Candidate> candidates) {
        return candidates.stream().map(this::evaluate).toList();
    }

    private Outcome evaluate(Candidate candidate) {
        if (crashEvery > 0 && candidate.trial() > 0 && candidate.trial() % crashEvery == 0) {
            Runtime.getRuntime().halt(9);
        }
        if (uneven) {
            linger(40 * (candidate.trial() * 7 % 5 + candidate.leg().until() % 3));
        }
        return outcome(candidate);
    }

    /** What comes out of training a candidate: a function of the candidate alone. */
    public static Outcome outcome(Candidate candidate) {
        Cost cost = Cost.of(candidate.network());
        double size = Math.log10(cost.macs()) / 10;
        double noise = (candidate.recipe().seed() % 1000) / 20_000.0 + inherited(candidate);
        List<Outcome.EpochResult> curve = List.of(new Outcome.EpochResult(1, size));
        if (candidate.leg().pauses()) {
            double share = 1.0 / candidate.leg().until();
            double partial = share * noise
                    + (1 - share) * (candidate.recipe().seed() / 1000 % 1000) / 20_000.0;
            return new Outcome.Paused(candidate.leg().end(STEPS), STEPS,
                    Math.clamp(0.8 * size + partial, 0, 1), 0.001 * candidate.trial(), curve);
        }
        return new Outcome.Completed(Math.clamp(size + noise, 0, 1), 0.001 * candidate.trial(),
                curve, candidate.tested() ? (Double) Math.clamp(size, 0.0, 1.0) : null,
                candidate.plan().latency() == null
                        ? null
                        : latency(cost, candidate.plan().latency()),
                candidate.plan().damage() == null ? null : damage(candidate));
    }

    // A real clock is in it: no two measurements are the same.
    private static Latency latency(Cost cost, LatencyPlan plan) {
        return new Latency(1 + Math.log10(cost.macs()) + System.nanoTime() % 1_000_003 / 1e6, 0.1,
                plan.batch(), plan.runs());
    }

    private static DamageProfile damage(Candidate candidate) {
        double loss = candidate.recipe().seed() % 100 / 200.0;
        return new DamageProfile(0.9, 100, 1, 0, List.of(new NodeLoss(0, 0, loss)), List.of());
    }

    // Of the whole line of donors, each of which changes what the next one hands down.
    private static double inherited(Candidate candidate) {
        long learned = 0;
        if (candidate.warmStart() != null) {
            for (WarmStart.Training training : candidate.warmStart().again()) {
                learned = 31 * learned + training.recipe().seed();
            }
        }
        return Math.floorMod(learned, 1000) / 20_000.0;
    }

    private static void linger(int milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {}
}
