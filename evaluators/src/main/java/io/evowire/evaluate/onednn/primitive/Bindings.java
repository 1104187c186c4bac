package io.evowire.evaluate.onednn.primitive;

/** What a plan works on in the current step: addresses that callers own. */
public final class Bindings {

    /** In place of an index. */
    public static final int NONE = -1;

    /** Images, [B, C, H, W]. */
    public long images;
    /** How many of them are to be classified; training knows its own number. */
    public int count;
    /** Pooled features, [B, C]. */
    public long features;
    /** Gradient of the loss by the features, [B, C]. */
    public long featureGradients;
    /** Index of the node of which an input is left out, or {@link #NONE}. */
    public int leftOutOf = NONE;
    /** Index of the input that is left out there. */
    public int leftOut = NONE;
    public Vectors parameters = Vectors.NONE;
    public Vectors gradients = Vectors.NONE;
}
