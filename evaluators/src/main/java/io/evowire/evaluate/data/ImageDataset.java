package io.evowire.evaluate.data;

import io.evowire.core.network.TensorShape;
import io.evowire.evaluate.DataException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Images of one shape with their labels, in three parts that never change. Fitness is measured on
 * validation; test is for reports only.
 *
 * @param name        the SPEC with the folder's own name in place of its path, for reports, such as
 *                    {@code mnist-10k} or {@code idx:fashion-mnist}
 * @param fingerprint SHA-256 in hexadecimal over shape, class names, splits, pixels and labels;
 *                    where the files lie and what they are called does not enter it
 * @param shape       shape of an image, [C, H, W]
 * @param classNames  name of each class, 2 to 256; a label is an index in this list
 * @param train       what is learned from
 * @param validation  what fitness is measured on
 * @param test        what is reported once
 * @param novel       images of no class of these; null unless networks are to tell them apart
 */
public record ImageDataset(String name, String fingerprint, TensorShape shape,
        List<String> classNames, ImageSplit train, ImageSplit validation, ImageSplit test,
        @Nullable NovelImages novel) {

    /** Without novel images. */
    public ImageDataset(String name, String fingerprint, TensorShape shape,
            List<String> classNames, ImageSplit train, ImageSplit validation, ImageSplit test) {
        this(name, fingerprint, shape, classNames, train, validation, test, null);
    }

    /** Labels are bytes. */
    public static final int MAX_CLASSES = 256;

    public ImageDataset {
        classNames = List.copyOf(classNames);
        for (ImageSplit part : List.of(train, validation, test)) {
            if (!part.shape().equals(shape)) {
                throw new DataException(
                        ("%s has images of shape %s beside images of shape %s. All must have "
                                + "one shape.")
                                .formatted(name, part.shape(), shape));
            }
        }
    }

    /**
     * A data set of these parts, checked and fingerprinted.
     *
     * @throws DataException if shapes differ, a part is empty, a label has no class, or a class has
     *                       no image in train
     */
    public static ImageDataset of(String name, List<String> classNames, ImageSplit train,
            ImageSplit validation, ImageSplit test) {
        if (classNames.size() < 2 || classNames.size() > MAX_CLASSES) {
            throw new DataException(
                    "%s has %d classes; 2 to %d are allowed. Add, merge or leave out classes."
                            .formatted(name, classNames.size(), MAX_CLASSES));
        }
        var dataset = new ImageDataset(name,
                Fingerprint.of(classNames, List.of(train, validation, test)), train.shape(),
                classNames, train, validation, test);
        dataset.checkLabels("train", train);
        dataset.checkLabels("validation", validation);
        dataset.checkLabels("test", test);
        dataset.checkClasses();
        return dataset;
    }

    /** Number of classes. */
    public int classes() {
        return classNames.size();
    }

    /** What centres and scales the pixels: mean and standard deviation of train. */
    public Normalisation normalisation() {
        return train.normalisation();
    }

    private void checkLabels(String part, ImageSplit images) {
        if (images.size() == 0) {
            throw new DataException(
                    "%s has no images for %s. Each of train, validation and test needs some."
                            .formatted(name, part));
        }
        for (int image = 0; image < images.size(); image++) {
            if (images.label(image) >= classes()) {
                throw new DataException(
                        ("%s has an image with label %d in %s, but labels run from 0 to %d. "
                                + "Correct its labels.")
                                .formatted(name, images.label(image), part, classes() - 1));
            }
        }
    }

    private void checkClasses() {
        int[] counts = train.counts();
        for (int label = 0; label < classes(); label++) {
            if (counts[label] == 0) {
                throw new DataException(
                        ("%s has no image of class \"%s\" (label %d) to train on. Add images of "
                                + "it or leave the class out.")
                                .formatted(name, classNames.get(label), label));
            }
        }
    }
}
