package io.evowire.run.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.evowire.core.network.TensorShape;
import io.evowire.run.UserException;
import io.evowire.run.json.Json;
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

    /**
     * The record with which a log begins.
     *
     * @throws UserException if the log is that of a study
     */
    static RunRecord read(JsonNode made) {
        if (made.has("study")) {
            throw new UserException("""
                    This directory holds the study '%s', not a search: it has no trials and no \
                    front. What there is for a study: evowire resume, status, verify, report, and \
                    export --format csv or json.""".formatted(made.get("study").asText()));
        }
        return Json.bind(made, RunRecord.class);
    }

    /** The record of a run whose data set has parts of unknown sizes. */
    public RunRecord(int format, String program, String dataFingerprint, String configuration,
            String kernels, TensorShape shape, List<String> classNames) {
        this(format, program, dataFingerprint, configuration, kernels, shape, classNames, null);
    }
}
