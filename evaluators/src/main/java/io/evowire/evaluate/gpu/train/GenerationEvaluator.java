package io.evowire.evaluate.gpu.train;

import io.evowire.evaluate.ArchitectureEvaluator;
import io.evowire.evaluate.Candidate;
import io.evowire.evaluate.ModelStore;
import io.evowire.evaluate.Outcome;
import io.evowire.evaluate.data.ImageDataset;
import io.evowire.evaluate.gpu.device.Device;
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
 * for all, halves of them are trained one after the other.
 */
public final class GenerationEvaluator implements ArchitectureEvaluator {

    private final ImageDataset dataset;
    private final Device device;
    private final Function<Candidate, TrainingProgress> progress;
    private final ModelStore store;

    /**
     * An evaluator.
     *
     * @param device   not closed by it
     * @param progress who is told how a candidate's training goes, by several threads
     * @param store    where models are and go; used by several threads
     */
    public GenerationEvaluator(ImageDataset dataset, Device device,
            Function<Candidate, TrainingProgress> progress, ModelStore store) {
        this.dataset = dataset;
        this.device = device;
        this.progress = progress;
        this.store = store;
    }

    @Override
    public List<Outcome> evaluate(List<Candidate> candidates) {
        List<Outcome> outcomes = new ArrayList<>(together(candidates));
        List<Integer> large = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) {
            if (outcomes.get(i) instanceof Outcome.OutOfMemory) {
                large.add(i);
            }
        }
        if (candidates.size() > 1 && !large.isEmpty()) {
            int middle = Math.ceilDiv(large.size(), 2);
            again(candidates, large.subList(0, middle), outcomes);
            again(candidates, large.subList(middle, large.size()), outcomes);
        }
        return List.copyOf(outcomes);
    }

    private void again(List<Candidate> candidates, List<Integer> which, List<Outcome> outcomes) {
        List<Outcome> found = evaluate(which.stream().map(candidates::get).toList());
        for (int i = 0; i < which.size(); i++) {
            outcomes.set(which.get(i), found.get(i));
        }
    }

    private List<Outcome> together(List<Candidate> candidates) {
        if (candidates.isEmpty()) {
            return List.of();
        }
        var company = new Company(device, candidates.size());
        var evaluator = new LocalEvaluator(dataset, DeviceSessions.in(company, device), progress,
                store);
        try (ExecutorService threads = Executors.newFixedThreadPool(candidates.size(),
                Thread.ofPlatform().daemon().name("candidate-", 0).factory())) {
            List<Future<Outcome>> all = candidates.stream().map(candidate -> threads.submit(() -> {
                try {
                    return evaluator.evaluate(List.of(candidate)).getFirst();
                } finally {
                    company.leave();
                }
            })).toList();
            return all.stream().map(GenerationEvaluator::outcome).toList();
        }
    }

    private static Outcome outcome(Future<Outcome> training) {
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
