package io.evowire.evaluate.onednn.primitive;

/** What a plan works on in the current step: addresses that callers own. */
public final class Bindings {

    /** Images, [B, C, H, W]. */
    public long images;
    /** How many of them are to be classified; training knows its own number. */
    public int count;
    /** Pooled features, [B, C]. */
    public long features;
    /** Gradient of the loss by the features, [B, C]. */
    public long featureGradients;
    public Vectors parameters = Vectors.NONE;
    public Vectors gradients = Vectors.NONE;
}
