package io.evowire.evaluate.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measurements of a network whose training has ended: one that fails is missing, and costs neither
 * the training nor the other measurements.
 */
public final class Measured {

    private static final Logger LOG = LoggerFactory.getLogger(Measured.class);

    private final List<String> failures = new ArrayList<>();

    /** What was measured; null where there was nothing to measure, or where that failed. */
    public <T> @Nullable T get(String name, Supplier<@Nullable T> measurement) {
        try {
            return measurement.get();
        } catch (Exception | OutOfMemoryError | StackOverflowError | LinkageError
                | AssertionError failure) {
            LOG.warn("The {} could not be measured. The training counts all the same.", name,
                    failure);
            failures.add(name + ": " + failure);
            return null;
        }
    }

    /** What failed and why; null if nothing did. */
    @Nullable
    public String failures() {
        return failures.isEmpty() ? null : String.join("; ", failures);
    }
}
