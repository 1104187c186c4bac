package io.evowire.run.wann;

import io.evowire.core.text.Sha256;
import io.evowire.core.wann.SparseNetwork;
import io.evowire.core.wann.WannFormat;
import io.evowire.evaluate.data.ImageDataset;
import io.evowire.evaluate.wann.WannAccuracy;
import io.evowire.evaluate.wann.WannImages;
import io.evowire.evaluate.wann.WannRecipe;
import io.evowire.evaluate.wann.WannTraining;
import io.evowire.evaluate.wann.WannWorkers;
import io.evowire.run.UserException;
import io.evowire.run.json.Json;
import io.evowire.run.store.log.DiskFailure;
import io.evowire.run.store.log.DurableFiles;
import io.evowire.run.store.log.RunLock;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Trains single weights. Of the images that a search may see, five in six are for training and one
 * chooses the epoch: 50,000 and 10,000 of MNIST. The test images are looked at once, at the end.
 *
 * @param recipe  how
 * @param threads that compute, at least 1
 */
public record WannTrainer(WannRecipe recipe, int threads) {

    private static final int PARTS = 6;
    /** Which images are for training does not follow from the seed of a training. */
    private static final long SPLIT = 1;

    /**
     * What a training came to.
     *
     * @param result  weights and curve
     * @param test    accuracy on the test images, a fraction
     * @param seconds that it took
     */
    public record Done(WannTraining.Result result, double test, double seconds) {

        /** What the file of the network holds. */
        public String file() {
            return Json.line(WannFormat.write(result.weights())) + "\n";
        }
    }

    /**
     * A training that is recorded in a search.
     *
     * @param network whose weights were trained
     * @param told    what is recorded of it
     */
    public record Recorded(SparseNetwork network, WannTrained told) {}

    /**
     * Trains a network.
     *
     * @param mayGoOn asked before each epoch but the first
     * @param told    of each epoch
     * @return empty if it was stopped before its end
     */
    public Optional<Done> train(SparseNetwork network, WannData data, BooleanSupplier mayGoOn,
            Consumer<WannTraining.Epoch> told) {
        List<WannImages> parts = parts(data);
        var stopped = new boolean[1];
        long start = System.nanoTime();
        try (var workers = new WannWorkers(threads)) {
            WannTraining.Result result = new WannTraining(network, recipe).run(parts.get(0),
                    parts.get(1), workers, () -> {
                        stopped[0] = !mayGoOn.getAsBoolean();
                        return !stopped[0];
                    }, told);
            return stopped[0]
                    ? Optional.empty()
                    : Optional.of(new Done(result,
                            WannAccuracy.trained(result.weights(), data.test(), workers),
                            (System.nanoTime() - start) / 1e9));
        }
    }

    /** Images for training, and those for validation. */
    public static List<WannImages> parts(WannData data) {
        int size = data.search().size();
        if (size < PARTS) {
            throw new UserException(
                    "%d images are too few to train on; there must be %d at least.".formatted(size,
                            PARTS));
        }
        return data.search().split(size - size / PARTS, WannDraws.of(SPLIT).split());
    }

    /**
     * Trains the champion of a search, and records it there.
     *
     * @return empty if it was stopped before its end; then nothing is recorded
     * @throws UserException if there is no champion yet, the images are others than those of the
     *                       search, or another process works on it
     */
    public Optional<Recorded> train(WannFiles files, ImageDataset images,
            BooleanSupplier mayGoOn, Consumer<WannTraining.Epoch> told) throws IOException {
        try (RunLock lock = RunLock.take(files); WannStore store = WannStore.open(files)) {
            WannHistory history = store.history();
            WannChampion champion = history.required(files);
            Optional<Done> done = train(champion.value(), WannData.of(images, history.record()),
                    mayGoOn, told);
            lock.requireHeld();
            return done.map(training -> new Recorded(champion.value(),
                    record(files, store, champion, training)));
        }
    }

    private WannTrained record(WannFiles files, WannStore store, WannChampion champion,
            Done done) {
        int number = store.history().trained().size() + 1;
        String file = done.file();
        var trained = new WannTrained(number, champion.generation(), recipe,
                done.result().best(), done.result().validation(), done.test(),
                done.result().passes(), done.seconds(), Sha256.hex(file), done.result().curve());
        try {
            DurableFiles.write(files.trained(number), file);
        } catch (IOException e) {
            throw DiskFailure.of(files, e);
        }
        store.append(List.of(WannHistory.TRAINED.entry(trained)));
        return trained;
    }
}
