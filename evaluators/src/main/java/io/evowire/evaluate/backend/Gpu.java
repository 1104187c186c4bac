package io.evowire.evaluate.backend;

/**
 * An NVIDIA GPU of this machine.
 *
 * @param name       as the driver calls it
 * @param capability which decides what code it runs
 * @param memory     as the driver says it, such as {@code 81559 MiB}
 */
public record Gpu(String name, ComputeCapability capability, String memory) {

    @Override
    public String toString() {
        return "%s (compute capability %s, %s)".formatted(name, capability, memory);
    }
}
