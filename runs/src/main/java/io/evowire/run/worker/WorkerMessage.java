package io.evowire.run.worker;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.evowire.evaluate.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a worker sends. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({@JsonSubTypes.Type(value = WorkerMessage.Ready.class, name = "ready"),
        @JsonSubTypes.Type(value = WorkerMessage.Refused.class, name = "refused"),
        @JsonSubTypes.Type(value = WorkerMessage.Heartbeat.class, name = "heartbeat"),
        @JsonSubTypes.Type(value = WorkerMessage.Begun.class, name = "begun"),
        @JsonSubTypes.Type(value = WorkerMessage.Progress.class, name = "progress"),
        @JsonSubTypes.Type(value = WorkerMessage.Reply.class, name = "reply")})
sealed interface WorkerMessage {

    /**
     * The data set is loaded.
     *
     * @param fingerprint of the data set
     * @param kernels     what trains the networks
     * @param origin      program and machine; null if nobody has asked
     */
    record Ready(String fingerprint, String kernels, @Nullable Origin origin)
            implements
                WorkerMessage {}

    /** The worker cannot work here, for a reason that the user can mend. */
    record Refused(String reason) implements WorkerMessage {}

    /** Still alive. */
    record Heartbeat() implements WorkerMessage {}

    /** The worker took this request: from here on its death may be the fault of what it does. */
    record Begun(long id) implements WorkerMessage {}

    /**
     * How far a work of a request is.
     *
     * @param work its number in the request, from 0
     */
    record Progress(long id, int work, int step, int steps) implements WorkerMessage {}

    /** The outcomes of a request's works, in their order. */
    record Reply(long id, List<Outcome> outcomes) implements WorkerMessage {}
}
