package io.evowire.evaluate;

/** Arithmetic of the dense convolutions. Everything else, weights included, is float32. */
public enum Precision {
    /** 32 bits throughout. */
    FLOAT32,
    /**
     * Products of 16-bit numbers with 8 bits of exponent, added up in 32 bits; where the processor
     * has instructions for it.
     */
    BFLOAT16
}
