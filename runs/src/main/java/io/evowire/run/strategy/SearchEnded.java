package io.evowire.run.strategy;

/** Unwinds a strategy: there will be no more outcomes. Not an error. */
public final class SearchEnded extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Reason reason;

    /** Why a search ended. */
    public enum Reason {
        /** As many trials as asked for. */
        TRIALS_SPENT,
        /** The time is up. */
        TIME_SPENT,
        /** Generation after generation brought nothing new. */
        SPACE_EXHAUSTED,
        /** Asked to stop. */
        STOPPED
    }

    public SearchEnded(Reason reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }
}
