package io.evowire.run.cluster.spark;

import io.evowire.evaluate.Outcome;
import io.evowire.run.json.Json;
import io.evowire.run.worker.Attempt;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a task returns of one try. */
sealed interface Answer extends Serializable {

    /**
     * The worker told what came out.
     *
     * @param outcomes as {@link Outcomes}, in JSON
     * @param fresh    as in {@link Attempt.Answered}
     * @param models   what it handed in, by name
     * @param machine  that it ran on, as its origin tells
     * @param host     name of the machine
     */
    record Done(String outcomes, boolean fresh, HashMap<String, byte[]> models, String machine,
            String host) implements Answer {

        /** As Java. */
        Attempt.Answered answered() {
            return new Attempt.Answered(Json.read(outcomes, Outcomes.class).outcomes(), fresh,
                    host);
        }
    }

    /**
     * The worker died, and its host is well.
     *
     * @param cause   a {@link Attempt.Cause}
     * @param printed the end of its log
     */
    record Died(String cause, String message, boolean fresh, String host, String printed)
            implements
                Answer {

        Attempt.Died died() {
            return new Attempt.Died(Attempt.Cause.valueOf(cause),
                    "%s, on %s".formatted(message, host), fresh, host);
        }
    }

    /** No worker can work there, for a reason that the user can mend. */
    record Refused(String message) implements Answer {}

    /** Outcomes as they are sent: a list alone would not know their kinds. */
    record Outcomes(List<Outcome> outcomes) {}

    /** That works were done. */
    static Done done(Attempt.Answered answered, Map<String, byte[]> models, String machine,
            String host) {
        return new Done(Json.line(new Outcomes(answered.outcomes())), answered.fresh(),
                new HashMap<>(models), machine, host);
    }
}
