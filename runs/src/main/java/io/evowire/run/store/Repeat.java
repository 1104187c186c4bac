package io.evowire.run.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.evowire.evaluate.Outcome;
import io.evowire.run.config.RepeatKind;
import io.evowire.run.config.RepeatsConfig.Question;
import org.jspecify.annotations.Nullable;

/**
 * A trial of the front was trained again, and tested.
 *
 * @param trial          its number
 * @param of             what was varied
 * @param epochs         passes over the training split, 0 for those of the recipe
 * @param repeat         number among the repeats of this kind, from 0
 * @param seed           seed of the training
 * @param genome         what was trained, as text: the trial's own, or one with other graph seeds
 * @param outcome        what came out
 * @param sessionSeconds time that the session had worked by then
 * @param race           number of the {@link Race} that it is part of, null if it came after the
 *                       search
 */
public record Repeat(int trial, Question of, int epochs, int repeat, long seed, String genome,
        Outcome outcome, double sessionSeconds,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer race) {

    /** A repeat after the search. */
    public Repeat(int trial, Question of, int epochs, int repeat, long seed, String genome,
            Outcome outcome, double sessionSeconds) {
        this(trial, of, epochs, repeat, seed, genome, outcome, sessionSeconds, null);
    }

    /** Identity of the training in the run, in words. */
    public String id() {
        return id(trial, kind(), repeat);
    }

    /** Identity of the training of such a repeat. */
    public static String id(int trial, RepeatKind kind, int repeat) {
        return "trial %d repeat %d of %s".formatted(trial, repeat, kind);
    }

    /** With which other repeats it may be compared. */
    public RepeatKind kind() {
        return new RepeatKind(of, epochs);
    }
}
