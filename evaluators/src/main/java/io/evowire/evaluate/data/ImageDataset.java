package io.evowire.evaluate.data;

import io.evowire.core.network.TensorShape;
import java.util.List;

/**
 * Images of one shape with their labels, in three parts that never change. Fitness is measured on
 * validation; test is for reports only.
 *
 * @param name        the SPEC without its path, for reports, such as {@code mnist-10k}
 * @param fingerprint SHA-256 in hexadecimal over shape, class names, splits, pixels and labels
 * @param shape       shape of an image, [C, H, W]
 * @param classNames  name of each class; a label is an index in this list
 * @param train       what is learned from
 * @param validation  what fitness is measured on
 * @param test        what is reported once
 */
public record ImageDataset(String name, String fingerprint, TensorShape shape,
        List<String> classNames, ImageSplit train, ImageSplit validation, ImageSplit test) {

    public ImageDataset {
        classNames = List.copyOf(classNames);
    }

    /** Number of classes. */
    public int classes() {
        return classNames.size();
    }
}
