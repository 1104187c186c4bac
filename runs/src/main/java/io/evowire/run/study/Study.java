package io.evowire.run.study;

import io.evowire.core.network.TensorShape;
import java.util.List;
import java.util.Map;

/**
 * An experiment: what is trained, and what it says. What it depends on, beside the data set, are
 * its own components: a study is best a record.
 *
 * @param <R> its result, which has a form in JSON
 */
public interface Study<R> {

    /** Its name, such as {@code wiring}. A directory holds one study. */
    String name();

    /**
     * The trainings, in their order; the same each time. Those recorded are not done again: a study
     * of more seeds trains only the seeds that lack, as long as the identities of the others stay.
     *
     * @param shape   of an image, [C, H, W]
     * @param classes number of classes
     */
    List<StudyEntry> plan(TensorShape shape, int classes);

    /**
     * What the trainings say: a function of what is recorded alone.
     *
     * @param trained of each entry of the plan, in its order
     */
    R read(List<Trained> trained);

    /**
     * Further tables that are left in the directory of the study once all is trained, as CSV by
     * name of the file.
     *
     * @param trained of each entry of the plan, in its order
     */
    default Map<String, String> tables(List<Trained> trained) {
        return Map.of();
    }

    /** Whether it can be read before all is trained. */
    default boolean readsParts() {
        return false;
    }
}
