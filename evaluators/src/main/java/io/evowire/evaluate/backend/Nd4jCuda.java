package io.evowire.evaluate.backend;

import java.util.Optional;

/** What nd4j-cuda-11.6, the backend of the profile {@code cuda}, can run on. */
public final class Nd4jCuda {

    static final ComputeCapability FIRST = new ComputeCapability(3, 7);
    /** It has code up to 8.6, which 8.9 runs too. */
    static final ComputeCapability END = new ComputeCapability(9, 0);

    private Nd4jCuda() {}

    /** Why a GPU of this compute capability cannot be used, or nothing if it can. */
    public static Optional<String> refusal(ComputeCapability capability) {
        if (capability.compareTo(END) >= 0) {
            return Optional.of(
                    "nd4j-cuda-11.6 holds machine code for compute capability 3.7 to 8.9 only and nothing that a driver could compile for %s, and no setting helps. Use the CPU: build without -Pcuda."
                            .formatted(capability));
        }
        if (capability.compareTo(FIRST) < 0) {
            return Optional.of(
                    "nd4j-cuda-11.6 holds machine code for compute capability 3.7 to 8.9, and %s is older. Use the CPU: build without -Pcuda."
                            .formatted(capability));
        }
        return Optional.empty();
    }
}
