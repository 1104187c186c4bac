package io.evowire.evaluate.transfer;

import io.evowire.evaluate.session.Batch;
import io.evowire.evaluate.session.Classifier;
import java.util.Map;

/** A classifier whose layers below the last one can be carried over to another task. */
interface Learner extends Classifier {

    /** What its layers below the last one have learned, by their names. */
    Map<String, float[]> learned();

    /** Takes over what such layers have learned; the last layer stays fresh. */
    void take(Map<String, float[]> learned);

    /** What the last layer reads, in inference, [B][features]. */
    float[][] features(Batch images);
}
