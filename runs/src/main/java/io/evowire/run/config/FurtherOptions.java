package io.evowire.run.config;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Options that few studies have. What is null or empty is not given, or not there in this study.
 *
 * @param sizes  heights of images, pixels
 * @param to     SPEC of a second data set
 * @param others its fingerprint
 * @param phi    exponents of scaling
 * @param arms   names of searches that are compared
 * @param trials of each search
 * @param time   of each search, such as {@code 5m}; {@code none} for no limit
 * @param models further graph models, in the literature's notation
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record FurtherOptions(@Nullable List<Integer> sizes, @Nullable String to,
        @Nullable String others, @Nullable List<Double> phi, @Nullable List<String> arms,
        @Nullable Integer trials, @Nullable String time, @Nullable List<String> models) {

    /** Nothing is given. */
    public static final FurtherOptions NONE = new FurtherOptions(null, null, null, null, null,
            null, null, null);

    public FurtherOptions {
        phi = phi == null ? List.of() : phi.stream().sorted().distinct().toList();
        sizes = sizes == null ? List.of() : sizes.stream().sorted().distinct().toList();
        arms = arms == null ? List.of() : List.copyOf(arms);
        models = models == null ? List.of() : List.copyOf(models);
    }

    /** These; what is not given, as in the others. */
    public FurtherOptions over(FurtherOptions that) {
        return new FurtherOptions(sizes.isEmpty() ? that.sizes : sizes, to == null ? that.to : to,
                others == null ? that.others : others, phi.isEmpty() ? that.phi : phi,
                arms.isEmpty() ? that.arms : arms, trials == null ? that.trials : trials,
                time == null ? that.time : time, models.isEmpty() ? that.models : models);
    }

    /** These with exponents of scaling. */
    public FurtherOptions withPhi(List<Double> exponents) {
        return new FurtherOptions(sizes, to, others, exponents, arms, trials, time, models);
    }

    /** These with a second data set. */
    public FurtherOptions withData(String spec, String fingerprint) {
        return new FurtherOptions(sizes, spec, fingerprint, phi, arms, trials, time, models);
    }

    /** These with what searches are compared and how long they are. */
    public FurtherOptions withSearches(@Nullable List<String> names, @Nullable Integer number,
            @Nullable String limit) {
        return new FurtherOptions(sizes, to, others, phi, names, number, limit, models);
    }
}
