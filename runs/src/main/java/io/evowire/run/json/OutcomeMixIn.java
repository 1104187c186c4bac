package io.evowire.run.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.evowire.evaluate.Outcome;

/** How an outcome is written: its state beside its values. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "state")
@JsonSubTypes({@JsonSubTypes.Type(value = Outcome.Completed.class, name = "COMPLETED"),
        @JsonSubTypes.Type(value = Outcome.Paused.class, name = "PAUSED"),
        @JsonSubTypes.Type(value = Outcome.Damaged.class, name = "DAMAGED"),
        @JsonSubTypes.Type(value = Outcome.Tested.class, name = "TESTED"),
        @JsonSubTypes.Type(value = Outcome.Judged.class, name = "JUDGED"),
        @JsonSubTypes.Type(value = Outcome.Pruned.class, name = "PRUNED"),
        @JsonSubTypes.Type(value = Outcome.Infeasible.class, name = "INFEASIBLE"),
        @JsonSubTypes.Type(value = Outcome.Diverged.class, name = "DIVERGED"),
        @JsonSubTypes.Type(value = Outcome.OutOfMemory.class, name = "OUT_OF_MEMORY"),
        @JsonSubTypes.Type(value = Outcome.TimedOut.class, name = "TIMED_OUT"),
        @JsonSubTypes.Type(value = Outcome.Crashed.class, name = "CRASHED"),
        @JsonSubTypes.Type(value = Outcome.Failed.class, name = "FAILED"),
        @JsonSubTypes.Type(value = Outcome.Lost.class, name = "LOST")})
interface OutcomeMixIn {}
