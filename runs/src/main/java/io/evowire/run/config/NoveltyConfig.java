package io.evowire.run.config;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.evowire.core.bounds.Bounded;
import io.evowire.core.bounds.RecordBounds;
import io.evowire.core.network.TensorShape;
import io.evowire.evaluate.data.DataSpec;
import io.evowire.evaluate.data.NoveltySplit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Novelty detection: networks learn without a class and are to tell its images from all others. The
 * search never sees this class. It chooses by an inner novel class, which its networks do not learn
 * either; in the end the front is trained anew with it, and judged.
 *
 * @param heldOut  label of the class that is held out, the key {@code class}; null for none
 * @param inner    label of the class that is novel to the search; null where nothing is novel
 * @param outliers SPEC of a data set that is the novel one in place of a class, or
 *                 {@value #NONE}
 */
public record NoveltyConfig(@JsonProperty("class") @Bounded(min = 0) @Nullable Integer heldOut,
        @Bounded(min = 0) @Nullable Integer inner, String outliers) {

    /** In place of a SPEC: no outliers. */
    public static final String NONE = "none";

    private static final RecordBounds BOUNDS = RecordBounds.of(NoveltyConfig.class);

    public NoveltyConfig {
        boolean outside = !outliers.equals(NONE);
        if (heldOut != null) {
            BOUNDS.check("heldOut", "class", heldOut);
        }
        if (inner != null) {
            BOUNDS.check("inner", "inner", inner);
        }
        if (heldOut != null && outside) {
            throw new IllegalArgumentException("""
                    Either a class is novel or another data set is: give class or outliers, not \
                    both (%d and %s).""".formatted(heldOut, outliers));
        }
        if (inner == null && (heldOut != null || outside)) {
            throw new IllegalArgumentException("""
                    inner must be the label of a class by which the search can choose, or auto, \
                    not null.""");
        }
        if (heldOut != null && heldOut.equals(inner)) {
            throw new IllegalArgumentException("""
                    inner must be another class than class, not %d as well: a search must not see \
                    the class that its networks are judged on.""".formatted(heldOut));
        }
    }

    /** Whether anything is novel. */
    @JsonIgnore
    public boolean isOn() {
        return heldOut != null || !outliers.equals(NONE);
    }

    /** This configuration with outliers whose images have a shape, [C, H, W], if it has some. */
    public NoveltyConfig fitting(TensorShape shape) {
        return outliers.equals(NONE)
                ? this
                : new NoveltyConfig(heldOut, inner, DataSpec.fitting(outliers, shape).toString());
    }

    /**
     * The data set of which a search sees a part.
     *
     * @param data SPEC of the whole
     * @return empty where nothing is novel
     */
    public Optional<NoveltySplit> split(String data) {
        return isOn() && inner != null
                ? Optional.of(new NoveltySplit(DataSpec.parse(data), heldOut, inner,
                        outliers.equals(NONE) ? null : DataSpec.parse(outliers)))
                : Optional.empty();
    }
}
