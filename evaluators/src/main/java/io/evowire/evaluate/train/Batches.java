package io.evowire.evaluate.train;

import io.evowire.evaluate.TrainingRecipe;
import io.evowire.evaluate.data.Augmentation;
import io.evowire.evaluate.data.BatchReader;
import io.evowire.evaluate.data.ImageDataset;
import io.evowire.evaluate.data.ImageSplit;
import io.evowire.evaluate.parameters.RandomStreams;
import io.evowire.evaluate.session.Batch;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The batches of one training: normalised, augmented, with smoothed labels. The next one is
 * prepared while a step works on the last one.
 */
final class Batches implements AutoCloseable {

    private final TrainingRecipe recipe;
    private final ImageDataset dataset;
    private final BatchReader reader;
    private final Augmentation augmentation;
    private final RandomStreams streams;
    private final Prefetch<Batch> prefetch = new Prefetch<>(this::prepare);
    /** By number of images: the recipe's, and what is left at the end of a split. */
    private final Map<Integer, Batch> evaluation = new HashMap<>();
    // Of the thread that prepares:
    /** By number of images; even and odd steps, as one is trained on while the other is filled. */
    private final List<Map<Integer, Batch>> training = List.of(new HashMap<>(), new HashMap<>());
    private int[] order = {};
    private int orderedEpoch = -1;

    Batches(TrainingRecipe recipe, ImageDataset dataset) {
        this.recipe = recipe;
        this.dataset = dataset;
        this.reader = BatchReader.of(dataset);
        this.augmentation = new Augmentation(recipe.shift(), recipe.flip());
        this.streams = new RandomStreams(recipe.seedOfImages());
    }

    /** Number of batches in an epoch of training. */
    int perEpoch() {
        return Math.ceilDiv(dataset.train().size(), recipe.batchSize());
    }

    /** The images of an optimisation step. Valid until the next call. */
    Batch training(int step) {
        Batch data = prefetch.take(step);
        if (step + 1 < recipe.steps(dataset.train().size())) {
            prefetch.begin(step + 1);
        }
        return data;
    }

    private Batch prepare(int step) {
        ImageSplit split = dataset.train();
        int epoch = step / perEpoch();
        if (epoch != orderedEpoch) {
            order = streams.order(epoch, split.size());
            orderedEpoch = epoch;
        }
        int from = step % perEpoch() * recipe.batchSize();
        int count = Math.min(recipe.batchSize(), split.size() - from);
        Batch batch = training.get(step % 2).computeIfAbsent(count, this::arrays);
        if (augmentation.equals(Augmentation.NONE)) {
            reader.fill(split, order, from, count, batch.pixels());
        } else {
            reader.fill(split, order, from, count, batch.pixels(), augmentation,
                    streams.augmentation(step));
        }
        label(split, from, count, batch.labels());
        return batch;
    }

    /**
     * Images {@code from} to {@code from + count - 1} of a split as they are. Valid until the next
     * call.
     */
    Batch evaluation(ImageSplit split, int from, int count) {
        int[] images = new int[count];
        Arrays.setAll(images, i -> from + i);
        Batch batch = evaluation.computeIfAbsent(count, this::arrays);
        reader.fill(split, images, 0, count, batch.pixels());
        return batch;
    }

    private void label(ImageSplit split, int from, int count, float[] labels) {
        float share = (float) (recipe.labelSmoothing() / dataset.classes());
        Arrays.fill(labels, share);
        for (int i = 0; i < count; i++) {
            int label = split.label(order[from + i]);
            labels[i * dataset.classes() + label] += (float) (1 - recipe.labelSmoothing());
        }
    }

    private Batch arrays(int images) {
        return new Batch(images, dataset.shape(), dataset.classes());
    }

    @Override
    public void close() {
        prefetch.close();
    }
}
