package io.evowire.run.worker;

import io.evowire.evaluate.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of one try at works. */
public sealed interface Attempt {

    /**
     * The worker told what came out.
     *
     * @param outcomes of the works, in their order
     * @param fresh    whether the worker had trained nothing before; else what others left behind
     *                 may have taken the memory
     * @param host     name of its machine in a cluster; null for this one
     */
    record Answered(List<Outcome> outcomes, boolean fresh, @Nullable String host)
            implements
                Attempt {

        public Answered {
            outcomes = List.copyOf(outcomes);
        }

        /** Of a worker of this machine. */
        public Answered(List<Outcome> outcomes, boolean fresh) {
            this(outcomes, fresh, null);
        }
    }

    /**
     * The worker died or was killed.
     *
     * @param cause   what it died of
     * @param message what is known of it, for people
     * @param fresh   whether it had trained nothing before
     * @param host    name of its machine in a cluster; null for this one, or if nobody knows
     */
    record Died(Cause cause, String message, boolean fresh, @Nullable String host)
            implements
                Attempt {

        /** On this machine. */
        public Died(Cause cause, String message, boolean fresh) {
            this(cause, message, fresh, null);
        }
    }

    /**
     * Nobody trains here any more, or the works were withdrawn before anybody began them; nothing
     * can be said of them.
     */
    record Abandoned() implements Attempt {}

    /** What a worker died of. */
    enum Cause {
        /** Killed: its time was up. */
        LATE,
        /** Killed: it gave no sign of life. */
        SILENT,
        /** It was full of memory. */
        MEMORY,
        /** Killed: it was not ready in time. */
        UNREADY,
        /** It was dead before it took the request: no candidate's fault. */
        UNBEGUN,
        /** It and this program do not understand each other: no candidate's fault. */
        UNREADABLE,
        /** It ended by itself, or somebody else ended it. */
        ENDED
    }
}
