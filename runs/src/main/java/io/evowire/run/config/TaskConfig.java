package io.evowire.run.config;

/**
 * What networks are to do with the images beside recognising their classes.
 *
 * @param novelty to tell images of a class that they never learned
 */
public record TaskConfig(NoveltyConfig novelty) {}
