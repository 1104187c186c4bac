package io.evowire.evaluate.data;

/**
 * Images of no class that the networks of a data set learn.
 *
 * @param validation those that a search chooses by, of its inner novel class
 * @param name       of what is really novel: the class that is held out, or the outliers
 * @param test       images of it, for the end
 * @param judged     what networks learn whose novelty detection is judged in the end: all classes
 *                   but the one that is held out
 */
public record NovelImages(ImageSplit validation, String name, ImageSplit test,
        ImageDataset judged) {}
