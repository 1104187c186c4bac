package io.evowire.run.store;

import io.evowire.core.network.TensorShape;
import java.util.List;

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
 */
public record RunRecord(int format, String program, String dataFingerprint,
        String configuration, String kernels,
        TensorShape shape, List<String> classNames) {

    public RunRecord {
        classNames = List.copyOf(classNames);
    }
}
