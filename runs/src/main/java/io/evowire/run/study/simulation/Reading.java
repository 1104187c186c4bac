package io.evowire.run.study.simulation;

import io.evowire.run.json.Spelling;
import io.evowire.run.store.Trial;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How trials are read: by what a network is recommended. */
public enum Reading {

    /** By the accuracy of its training. */
    OBSERVED {
        @Override
        Map<Integer, Double> of(List<Trial> trials) {
            return trials.stream().collect(Collectors.toMap(Trial::number,
                    trial -> trial.accuracy().orElseThrow()));
        }
    };

    /**
     * A value for each trial by its number; the higher, the better.
     *
     * @param trials that were trained to the end
     */
    abstract Map<Integer, Double> of(List<Trial> trials);

    @Override
    public String toString() {
        return Spelling.of(this);
    }
}
