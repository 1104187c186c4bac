package io.evowire.run.json;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.evowire.core.objective.Constraint;

/** A constraint is written as text: {@code macs <= 20M}. */
abstract class ConstraintMixIn {

    @JsonCreator
    static Constraint parse(String text) {
        throw new AssertionError("Jackson calls the method of this name in Constraint.");
    }

    @JsonValue
    abstract String notation();
}
