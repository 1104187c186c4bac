package io.evowire.run.store;

import io.evowire.core.network.TensorShape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run is bound to.
 *
 * @param format          layout of the database, see {@link TrialStore#FORMAT}
 * @param program         version of the program that created it
 * @param dataFingerprint SHA-256 of the data set
 * @param configuration   SHA-256 of config.yaml
 * @param kernels         what trains the networks; results differ in rounding between them
 * @param shape           shape of an image, [C, H, W]
 * @param classNames      names of the classes
 * @param images          sizes of the parts of the data set; null in runs made before they were
 *                        recorded
 */
public record RunRecord(int format, String program, String dataFingerprint,
        String configuration, String kernels,
        TensorShape shape, List<String> classNames, @Nullable SplitSizes images) {

    public RunRecord {
        classNames = List.copyOf(classNames);
    }

    /** The record of a run whose data set has parts of unknown sizes. */
    public RunRecord(int format, String program, String dataFingerprint, String configuration,
            String kernels, TensorShape shape, List<String> classNames) {
        this(format, program, dataFingerprint, configuration, kernels, shape, classNames, null);
    }
}
