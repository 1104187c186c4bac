package io.evowire.evaluate.onednn;

/** What a plan works on in the current step: addresses that callers own. */
final class Bindings {

    /** Images, [B, C, H, W]. */
    long images;
    /** How many of them are to be classified; training knows its own number. */
    int count;
    /** Pooled features, [B, C]. */
    long features;
    /** Gradient of the loss by the features, [B, C]. */
    long featureGradients;
    Vectors parameters = Vectors.NONE;
    Vectors gradients = Vectors.NONE;
}
