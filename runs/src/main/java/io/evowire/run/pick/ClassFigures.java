package io.evowire.run.pick;

import io.evowire.core.statistics.Confusion;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * How well a network recognises the images of each class, as programs read it.
 *
 * @param images           how many it looked at
 * @param accuracy         share that it recognised, fraction in [0, 1]
 * @param balancedAccuracy mean recall of the classes that have images, fraction in [0, 1]
 * @param recall           by name of the class, share of its images that was recognised; null where
 *                         it has none
 * @param confusion        numbers of images, a row for each true class, a column for each class
 *                         that they were taken for, in the order of {@code recall}
 */
public record ClassFigures(int images, double accuracy, double balancedAccuracy,
        Map<String, @Nullable Double> recall, List<List<Integer>> confusion) {

    public ClassFigures {
        // Map.copyOf would refuse the nulls and lose the order.
        recall = Collections.unmodifiableMap(new LinkedHashMap<>(recall));
        confusion = List.copyOf(confusion);
    }

    /**
     * The figures of a confusion matrix.
     *
     * @param classNames name of each class in turn
     */
    public static ClassFigures of(Confusion confusion, List<String> classNames) {
        Map<String, @Nullable Double> recall = new LinkedHashMap<>();
        for (int label = 0; label < confusion.classes(); label++) {
            OptionalDouble known = confusion.recall(label);
            recall.put(classNames.get(label),
                    known.isPresent() ? (Double) known.getAsDouble() : null);
        }
        return new ClassFigures(confusion.images(), confusion.accuracy(),
                confusion.balancedAccuracy(), recall, confusion.counts());
    }
}
