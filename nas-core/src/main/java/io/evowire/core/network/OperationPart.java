package io.evowire.core.network;

/**
 * One of the layers that a node's operation consists of, without bias. Whatever has to tell them
 * apart (cost, parameters, kernels, exports) does so in a switch without default, so that a new part
 * is missing nowhere.
 */
public sealed interface OperationPart {

    /**
     * A convolution of each channel by itself, k/2 zeros of padding around it.
     *
     * @param kernel rows and columns k of the kernel: 3, 5 or 7
     */
    record Depthwise(int kernel) implements OperationPart {

        public Depthwise {
            if (kernel < 3 || kernel > 7 || kernel % 2 == 0) {
                throw new IllegalArgumentException(
                        "The kernel of a depthwise convolution must be 3, 5 or 7, not %d."
                                .formatted(kernel));
            }
        }
    }

    /**
     * A convolution of all channels: with a kernel of 1 a product for each pixel.
     *
     * @param kernel rows and columns k of the kernel: 1
     */
    record Dense(int kernel) implements OperationPart {

        public Dense {
            if (kernel != 1) {
                throw new IllegalArgumentException(
                        "The kernel of a node's dense convolution must be 1, not %d."
                                .formatted(kernel));
            }
        }
    }
}
