package io.evowire.run.config;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Options that few studies have. What is null or empty is not given, or not there in this study.
 *
 * @param sizes heights of images, pixels
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record FurtherOptions(@Nullable List<Integer> sizes) {

    /** Nothing is given. */
    public static final FurtherOptions NONE = new FurtherOptions(null);

    public FurtherOptions {
        sizes = sizes == null ? List.of() : sizes.stream().sorted().distinct().toList();
    }

    /** These; what is not given, as in the others. */
    public FurtherOptions over(FurtherOptions others) {
        return new FurtherOptions(sizes.isEmpty() ? others.sizes : sizes);
    }
}
