package io.evowire.run.export;

import com.fasterxml.jackson.annotation.JsonValue;
import io.evowire.run.config.SearchConfig;
import io.evowire.run.reading.Belief;
import io.evowire.run.store.Trial;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A trial as JSON, with the fields that {@link TrialField} names.
 *
 * @param values value of each field in turn by its name, null where there is none
 */
public record TrialDocument(@JsonValue Map<String, @Nullable Object> values) {

    public TrialDocument {
        // Map.copyOf would refuse the nulls and lose the order.
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** The value of a field that is shown and has one. */
    public Object value(TrialField field) {
        return Objects.requireNonNull(values.get(field.word()), field::word);
    }

    /** All of a trial of which nothing is believed. A value that does not exist is null. */
    public static TrialDocument of(SearchConfig config, Trial trial) {
        return of(config, trial, Optional.empty());
    }

    /**
     * All of a trial.
     *
     * @param belief what is believed of it
     */
    public static TrialDocument of(SearchConfig config, Trial trial, Optional<Belief> belief) {
        return of(TrialField.Place.DOCUMENT, config, trial, belief);
    }

    /**
     * This with the machines of clusters that trained it, as {@code hosts}; the same if there are
     * none.
     */
    public TrialDocument trainedAt(List<String> hosts) {
        if (hosts.isEmpty()) {
            return this;
        }
        Map<String, @Nullable Object> all = new LinkedHashMap<>(values);
        all.put("hosts", hosts);
        return new TrialDocument(all);
    }

    /** What a place shows of a trial. */
    public static TrialDocument of(TrialField.Place place, SearchConfig config, Trial trial,
            Optional<Belief> belief) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        TrialField.of(place, config, List.of(trial))
                .forEach(field -> values.put(field.word(), field.value(config, trial, belief)));
        return new TrialDocument(values);
    }
}
