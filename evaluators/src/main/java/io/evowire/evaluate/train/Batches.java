package io.evowire.evaluate.train;

import io.evowire.evaluate.TrainingRecipe;
import io.evowire.evaluate.data.Augmentation;
import io.evowire.evaluate.data.BatchReader;
import io.evowire.evaluate.data.ImageDataset;
import io.evowire.evaluate.data.ImageSplit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/** The batches of one training: normalised, augmented, with smoothed labels. */
final class Batches implements AutoCloseable {

    private final TrainingRecipe recipe;
    private final ImageDataset dataset;
    private final BatchReader reader;
    private final Augmentation augmentation;
    private final RandomStreams streams;
    /** By number of images: the recipe's, and what is left at the end of a split. */
    private final Map<Integer, Batch> arrays = new HashMap<>();
    private int[] order = {};
    private int orderedEpoch = -1;

    Batches(TrainingRecipe recipe, ImageDataset dataset) {
        this.recipe = recipe;
        this.dataset = dataset;
        this.reader = BatchReader.of(dataset);
        this.augmentation = new Augmentation(recipe.shift(), recipe.flip());
        this.streams = new RandomStreams(recipe.seed());
    }

    /** Number of batches in an epoch of training. */
    int perEpoch() {
        return Math.ceilDiv(dataset.train().size(), recipe.batchSize());
    }

    /** The images of an optimisation step. Valid until the next call. */
    DataSet training(int step) {
        ImageSplit split = dataset.train();
        int epoch = step / perEpoch();
        if (epoch != orderedEpoch) {
            order = streams.order(epoch, split.size());
            orderedEpoch = epoch;
        }
        int from = step % perEpoch() * recipe.batchSize();
        int count = Math.min(recipe.batchSize(), split.size() - from);
        Batch batch = arrays(count);
        if (augmentation.equals(Augmentation.NONE)) {
            reader.fill(split, order, from, count, batch.pixels());
        } else {
            reader.fill(split, order, from, count, batch.pixels(), augmentation,
                    streams.augmentation(step));
        }
        label(split, from, count, batch.labels());
        return batch.dataSet();
    }

    /** Images {@code from} to {@code from + count - 1} of a split as they are. Valid until the next call. */
    INDArray evaluation(ImageSplit split, int from, int count) {
        int[] images = new int[count];
        Arrays.setAll(images, i -> from + i);
        Batch batch = arrays(count);
        reader.fill(split, images, 0, count, batch.pixels());
        return batch.features();
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
        return arrays.computeIfAbsent(images,
                count -> new Batch(count, dataset.shape(), dataset.classes()));
    }

    @Override
    public void close() {
        arrays.values().forEach(Batch::close);
        arrays.clear();
    }
}
