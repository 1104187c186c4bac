package io.evowire.run.worker;

import io.evowire.core.cost.Cost;
import io.evowire.core.statistics.Detection;
import io.evowire.evaluate.ArchitectureEvaluator;
import io.evowire.evaluate.Candidate;
import io.evowire.evaluate.DamageProfile;
import io.evowire.evaluate.DamageProfile.NodeLoss;
import io.evowire.evaluate.Latency;
import io.evowire.evaluate.LatencyPlan;
import io.evowire.evaluate.Novelty;
import io.evowire.evaluate.Outcome;
import io.evowire.evaluate.WarmStart;
import io.evowire.run.training.Work;
import java.io.FileOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A worker that needs no training: outcomes follow from the candidate alone. */
public final class StubWorker implements ArchitectureEvaluator {

    /** What the stub says it trains on and with. */
    public static final String DATA = "stub data";
    public static final String KERNELS = "stub";

    private static final int STEPS = 100;

    private final int crashEvery;

    private StubWorker(int crashEvery) {
        this.crashEvery = crashEvery;
    }

    /**
     * Argument: {@code N} to halt at every trial whose number is a multiple of N (not 0), 0 for
     * never; or {@code hang}, {@code refuse}, {@code garbage}, or, of another version, {@code younger},
     * which cannot read a request, and {@code older}, whose replies cannot be read.
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
            case "younger" -> {
                System.setIn(otherKeys(System.in));
                serve(new StubWorker(0));
            }
            case "older" -> {
                OutputStream messages = new FileOutputStream("/dev/fd/1");
                serve(new ArchitectureEvaluator() {
                    @Override
                    public List<Outcome> evaluate(List<Candidate> candidates) {
                        return answerOtherwise(messages);
                    }

                    @Override
                    public void close() {}
                });
            }
            default -> serve(new StubWorker(Integer.parseInt(args[0])));
        }
    }

    // As if "job" had another name there.
    private static InputStream otherKeys(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int count = super.read(bytes, offset, length);
                if (count > 0) {
                    var text = new String(bytes, offset, count, StandardCharsets.ISO_8859_1);
                    byte[] other = text.replace("\"job\":", "\"gig\":")
                            .getBytes(StandardCharsets.ISO_8859_1);
                    System.arraycopy(other, 0, bytes, offset, count);
                }
                return count;
            }
        };
    }

    private static List<Outcome> answerOtherwise(OutputStream messages) {
        try {
            Frames.write(messages, Map.of("type", "answer", "id", 1));
            Thread.sleep(60_000);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return List.of();
    }

    private static void serve(ArchitectureEvaluator evaluator)
            throws IOException, InterruptedException {
        WorkerMain.serve(progress -> new WorkerMain.Setup.Ready(works -> evaluator
                .evaluate(works.stream().map(Work::candidate).toList()), DATA, KERNELS));
    }

    @Override
    public List<Outcome> evaluate(List<Candidate> candidates) {
        return candidates.stream().map(this::evaluate).toList();
    }

    private Outcome evaluate(Candidate candidate) {
        if (crashEvery > 0 && candidate.trial() > 0 && candidate.trial() % crashEvery == 0) {
            Runtime.getRuntime().halt(9);
        }
        return outcome(candidate);
    }

    /** What comes out of training a candidate: a function of the candidate alone. */
    public static Outcome outcome(Candidate candidate) {
        return outcome(candidate, 0);
    }

    /**
     * The same, where the latency comes out otherwise each time that it is measured.
     *
     * @param measurement number of the measurement
     */
    public static Outcome outcome(Candidate candidate, long measurement) {
        Cost cost = Cost.of(candidate.network());
        double size = Math.log10(cost.macs()) / 10;
        double noise = (candidate.recipe().seed() % 1000) / 20_000.0 + inherited(candidate);
        List<Outcome.EpochResult> curve = List.of(new Outcome.EpochResult(1, size));
        if (candidate.leg().pauses()) {
            double share = 1.0 / candidate.leg().until();
            double partial = share * noise
                    + (1 - share) * (candidate.recipe().seed() / 1000 % 1000) / 20_000.0;
            return new Outcome.Paused(candidate.leg().end(STEPS), STEPS,
                    Math.clamp(0.8 * size + partial, 0, 1), 0.001 * candidate.trial(), curve,
                    balanced(candidate, 0.8 * size), novelty(candidate, 0.8 * size));
        }
        return new Outcome.Completed(Math.clamp(size + noise, 0, 1), 0.001 * candidate.trial(),
                curve, candidate.tested() ? (Double) Math.clamp(size, 0.0, 1.0) : null,
                candidate.plan().latency() == null
                        ? null
                        : latency(cost, candidate.recipe().seed() + measurement,
                                candidate.plan().latency()),
                candidate.plan().damage() == null ? null : damage(candidate), null,
                balanced(candidate, size), novelty(candidate, size));
    }

    // In another order than accuracy.
    private static @Nullable Novelty novelty(Candidate candidate, double size) {
        if (!candidate.plan().novelty()) {
            return null;
        }
        double value = Math.clamp(size - 0.2
                + candidate.recipe().seed() / 1_000 % 1_000 / 10_000.0, 0.01, 1);
        return new Novelty(new Detection(value, 0.5 + value / 2, 0.1),
                new Detection(value / 2, 0.5, 0.1));
    }

    // In another order than accuracy.
    private static @Nullable Double balanced(Candidate candidate, double size) {
        return candidate.plan().balancedAccuracy()
                ? (Double) Math.clamp(size - candidate.recipe().seed() % 1000 / 10_000.0, 0, 1)
                : null;
    }

    private static Latency latency(Cost cost, long noise, LatencyPlan plan) {
        return new Latency(
                1 + Math.log10(cost.macs()) + Math.floorMod(noise, 1_000_003) / 1e6,
                0.1, plan.batch(), plan.runs());
    }

    private static DamageProfile damage(Candidate candidate) {
        double loss = candidate.recipe().seed() % 100 / 200.0;
        return new DamageProfile(0.9, 100, 1, 0, List.of(new NodeLoss(0, 0, loss)), List.of());
    }

    // Of the whole line of donors, each of which changes what the next one hands down.
    private static double inherited(Candidate candidate) {
        long learned = 0;
        if (candidate.warmStart() != null) {
            for (WarmStart.Rerun training : candidate.warmStart().again()) {
                learned = 31 * learned + training.recipe().seed();
            }
        }
        return Math.floorMod(learned, 1000) / 20_000.0;
    }

    @Override
    public void close() {}
}
