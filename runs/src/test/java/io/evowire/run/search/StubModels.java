package io.evowire.run.search;

import io.evowire.core.cost.Cost;
import io.evowire.core.network.Network;
import io.evowire.core.statistics.Confusion;
import io.evowire.core.statistics.Detection;
import io.evowire.evaluate.Candidate;
import io.evowire.evaluate.ModelStore;
import io.evowire.evaluate.Novelty;
import io.evowire.evaluate.Outcome;
import io.evowire.evaluate.Recognition;
import io.evowire.evaluate.Recognition.Part;
import io.evowire.evaluate.WarmStart;
import io.evowire.run.store.RunFiles;
import io.evowire.run.training.LocalModelStore;
import io.evowire.run.training.Task;
import io.evowire.run.training.TrainingPool;
import io.evowire.run.training.Work;
import io.evowire.run.worker.StubWorker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Stub trainings that leave models where workers do, small archives that follow from the candidate
 * alone; and tests of what was trained.
 *
 * @param files of the run
 */
record StubModels(RunFiles files) {

    private static final int WEIGHTS = 600;

    void train(List<Work> works, BooleanSupplier mayStart,
            TrainingPool.Listener listener) {
        for (Work work : works) {
            if (mayStart.getAsBoolean() && work.task() instanceof Task.Test test) {
                listener.started(work);
                listener.ended(work, new Outcome.Tested(recognition(network(test.trained()))));
            } else if (mayStart.getAsBoolean() && work.task() instanceof Task.Judge(var judged)) {
                listener.started(work);
                put(ModelStore.judged(judged.trial()), judged);
                listener.ended(work, judged(judged));
            } else if (mayStart.getAsBoolean()) {
                Candidate candidate = work.candidate();
                listener.started(work);
                Outcome outcome = StubWorker.outcome(candidate);
                String left = candidate.leg().left();
                if (!candidate.tested()) { // no repeat
                    put(left != null ? left : ModelStore.trial(candidate.trial()), candidate);
                }
                listener.ended(work, outcome);
            }
        }
    }

    /** How a network is judged, which follows from it and its seed alone. */
    static Outcome.Judged judged(Candidate candidate) {
        double value = 0.1 + candidate.recipe().seed() % 1000 / 2_000.0;
        return new Outcome.Judged(recognition(candidate.network()),
                new Novelty(new Detection(value, 0.7, 0.1), new Detection(value / 2, 0.6, 0.1)),
                0.5);
    }

    /** The network that a line of trainings ends with. */
    static Network network(WarmStart line) {
        return line.again().isEmpty()
                ? Objects.requireNonNull(line.saved()).network()
                : line.again().getLast().network();
    }

    /** What a network takes test images for, which follows from the network alone. */
    static Recognition recognition(Network network) {
        int macs = (int) (Cost.of(network).macs() % 9_973);
        return new Recognition(Part.TEST,
                Confusion.of(new int[][]{{macs, 1, 0}, {0, 5, 0}, {1, 0, 7}}));
    }

    private void put(String name, Candidate candidate) {
        try {
            LocalModelStore.of(files).put(name, model(candidate));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] model(Candidate candidate) throws IOException {
        var weights = new byte[WEIGHTS];
        new Random(candidate.recipe().seed()).nextBytes(weights);
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (String name : List.of("configuration.json", "coefficients.bin")) {
                var entry = new ZipEntry(name);
                entry.setTime(0); // the same bytes at all times
                zip.putNextEntry(entry);
                zip.write(weights);
            }
        }
        return bytes.toByteArray();
    }
}
