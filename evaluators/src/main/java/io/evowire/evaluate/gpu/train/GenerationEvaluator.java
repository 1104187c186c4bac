package io.evowire.evaluate.gpu.train;

import io.evowire.evaluate.ArchitectureEvaluator;
import io.evowire.evaluate.Candidate;
import io.evowire.evaluate.ModelStore;
import io.evowire.evaluate.Outcome;
import io.evowire.evaluate.data.ImageDataset;
import io.evowire.evaluate.gpu.device.Device;
import io.evowire.evaluate.gpu.plan.Wave;
import io.evowire.evaluate.local.LocalEvaluator;
import io.evowire.evaluate.train.TrainingProgress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Trains candidates together on a device. Each is trained as {@link LocalEvaluator} trains it, on a
 * thread of its own, and has the outcome that it would have alone; only the launches are shared.
 * One that diverges or fails leaves, and the others go on. Where the device's memory is too small
 * for all, parts of them are trained one after the other; if it turns out to be smaller than
 * expected, halves of these. Whoever fails in company is tried alone before that is believed, and
 * whose latency is measured trains alone. The time of a company is divided among its members, as
 * long as each was there.
 */
public final class GenerationEvaluator implements ArchitectureEvaluator {

    private final ImageDataset dataset;
    private final Device device;
    private final long room;
    private final Function<Candidate, TrainingProgress> progress;
    private final ModelStore store;

    /** What came of a training, and how long it was in company, in nanoseconds. */
    private record Trained(Outcome outcome, long nanos) {}

    /**
     * An evaluator.
     *
     * @param device   not closed by it
     * @param room     bytes of the device that may be taken
     * @param progress who is told how a candidate's training goes, by several threads
     * @param store    where models are and go; used by several threads
     */
    public GenerationEvaluator(ImageDataset dataset, Device device, long room,
            Function<Candidate, TrainingProgress> progress, ModelStore store) {
        this.dataset = dataset;
        this.device = device;
        this.room = room;
        this.progress = progress;
        this.store = store;
    }

    @Override
    public List<Outcome> evaluate(List<Candidate> candidates) {
        Outcome[] outcomes = new Outcome[candidates.size()];
        parts(candidates).forEach(part -> train(candidates, part, outcomes));
        return List.of(outcomes);
    }

    /** Numbers of candidates that train together: as many as there is room for. */
    private List<List<Integer>> parts(List<Candidate> candidates) {
        List<List<Integer>> parts = new ArrayList<>();
        List<Integer> part = new ArrayList<>();
        long taken = 0;
        for (int i = 0; i < candidates.size(); i++) {
            Candidate candidate = candidates.get(i);
            if (candidate.plan().latency() != null && !candidate.leg().pauses()) {
                parts.add(List.of(i));
                continue;
            }
            long bytes = bytes(candidate);
            if (!part.isEmpty() && taken + bytes > room) {
                parts.add(part);
                part = new ArrayList<>();
                taken = 0;
            }
            part.add(i);
            taken += bytes;
        }
        if (!part.isEmpty()) {
            parts.add(part);
        }
        return parts;
    }

    private static long bytes(Candidate candidate) {
        return new Wave(List.of(new Wave.Member(candidate.network(),
                candidate.recipe().batchSize()))).floats() * Float.BYTES;
    }

    private void train(List<Candidate> candidates, List<Integer> part, Outcome[] outcomes) {
        List<Outcome> found = together(part.stream().map(candidates::get).toList());
        List<Integer> large = new ArrayList<>();
        List<Integer> failed = new ArrayList<>();
        for (int i = 0; i < part.size(); i++) {
            outcomes[part.get(i)] = found.get(i);
            switch (found.get(i)) {
                case Outcome.OutOfMemory full -> large.add(part.get(i));
                case Outcome.Failed failure -> failed.add(part.get(i));
                default -> {
                }
            }
        }
        if (part.size() > 1) {
            int middle = Math.ceilDiv(large.size(), 2);
            train(candidates, large.subList(0, middle), outcomes);
            train(candidates, large.subList(middle, large.size()), outcomes);
            failed.forEach(one -> train(candidates, List.of(one), outcomes));
        }
    }

    private List<Outcome> together(List<Candidate> candidates) {
        if (candidates.isEmpty()) {
            return List.of();
        }
        var company = new Company(device, candidates.size());
        var evaluator = new LocalEvaluator(dataset, DeviceSessions.in(company, device), progress,
                store);
        long begin = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(candidates.size(),
                Thread.ofPlatform().daemon().name("candidate-", 0).factory())) {
            List<Future<Trained>> all = candidates.stream().map(candidate -> threads.submit(() -> {
                try {
                    Outcome outcome = evaluator.evaluate(List.of(candidate)).getFirst();
                    return new Trained(outcome, System.nanoTime() - begin);
                } finally {
                    company.leave();
                }
            })).toList();
            List<Trained> trained = all.stream().map(GenerationEvaluator::trained).toList();
            double whole = System.nanoTime() - begin;
            double share = whole / trained.stream().mapToLong(Trained::nanos).sum();
            return trained.stream().map(one -> shared(one.outcome(), share)).toList();
        }
    }

    private static Outcome shared(Outcome outcome, double share) {
        return switch (outcome) {
            case Outcome.Completed done -> done.in(done.seconds() * share);
            case Outcome.Paused paused -> paused.in(paused.seconds() * share);
            default -> outcome;
        };
    }

    private static Trained trained(Future<Trained> training) {
        try {
            return training.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException cause -> throw cause;
                case Error cause -> throw cause;
                case null, default -> throw new IllegalStateException(e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while candidates were trained.", e);
        }
    }

    /** Nothing is kept between calls. */
    @Override
    public void close() {}
}
