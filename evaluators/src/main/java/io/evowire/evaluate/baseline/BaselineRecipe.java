package io.evowire.evaluate.baseline;

/** How a baseline is trained: batch size, epochs, images and seeds are the recipe's in any case. */
public enum BaselineRecipe {

    /** As the recipe says, like the networks that it is compared with. */
    COMMON,

    /**
     * As its authors did: Adam at a constant rate, no weight decay. Label smoothing is the
     * recipe's.
     */
    AUTHORS
}
