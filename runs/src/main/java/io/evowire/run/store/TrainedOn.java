package io.evowire.run.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * On what a session trains.
 *
 * @param device   as a configuration names it
 * @param kernels  what trains networks there; results differ in rounding between them
 * @param name     the device with its driver, in words; null for the processor
 * @param selfTest what its self-test said, in words; null for the processor
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TrainedOn(String device, String kernels, @Nullable String name,
        @Nullable String selfTest) {

    @Override
    public String toString() {
        return name == null ? device : "%s: %s, self-test: %s".formatted(device, name, selfTest);
    }
}
