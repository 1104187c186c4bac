package io.evowire.run.store;

import io.evowire.run.store.log.Event;
import io.evowire.run.store.log.EventType;
import io.evowire.run.store.log.FormatChange;
import java.util.ArrayList;
import java.util.List;

/**
 * The types of events that a run records. One more is a record, a line here, and a step in
 * {@link TrialTable#steps} that raises the format, so that older programs say what they lack. What
 * it tells is read with {@link History#all}, or folded there.
 */
public final class RunEvents {

    private static final List<EventType<?>> ALL = new ArrayList<>();

    /** The run began. */
    public static final EventType<RunRecord> CREATED = type(Event.CREATED, RunRecord.class);
    /** A newer program brought the database into its own layout. */
    public static final EventType<FormatChange> MIGRATED = add(FormatChange.TYPE);
    /** The search decided to try a network. */
    public static final EventType<Proposal> PROPOSED = type("PROPOSED", Proposal.class);
    /** The search asked for a whole generation, most often with new trials. */
    public static final EventType<Generation> GENERATION = type("GENERATION", Generation.class);
    /** A trial was trained to a rung that is not the last. */
    public static final EventType<RungResult> REACHED = type("REACHED", RungResult.class);
    /** A worker died with a trial, which is tried once more. */
    public static final EventType<WorkerDeath> DIED = type("DIED", WorkerDeath.class);
    /** A trial ended. */
    public static final EventType<TrialEnd> ENDED = type("ENDED", TrialEnd.class);
    /** The search has ended for now; the last part of its budget goes to the front. */
    public static final EventType<Race> RACE = type("RACE", Race.class);
    /** A trial of the front was trained again. */
    public static final EventType<Repeat> RETRAINED = type("RETRAINED", Repeat.class);
    /**
     * A known network was trained once more, with another seed, because the search asked for it.
     */
    public static final EventType<SecondLook> LOOKED = type("LOOKED", SecondLook.class);
    /** A suggested network was tested. */
    public static final EventType<Tested> TESTED = type("TESTED", Tested.class);
    /** A network of the front was trained anew and judged by how it tells what is novel. */
    public static final EventType<Judged> JUDGED = type("JUDGED", Judged.class);
    /** A suggested network was trained for longer than the search trains. */
    public static final EventType<FinalTraining> FINAL = type("FINAL", FinalTraining.class);
    /** A machine of a cluster that trains came, went, or told what it is. */
    public static final EventType<HostChange> HOST = type("HOST", HostChange.class);
    /** A process began to work on the run. */
    public static final EventType<Session> OPENED = type(Event.OPENED, Session.class);
    /** It stopped in good order. */
    public static final EventType<SessionEnd> CLOSED = type("CLOSED", SessionEnd.class);

    private RunEvents() {}

    /** All of them. */
    static List<EventType<?>> all() {
        return List.copyOf(ALL);
    }

    private static <T> EventType<T> type(String name, Class<T> payload) {
        return add(new EventType<>(name, payload));
    }

    private static <T> EventType<T> add(EventType<T> type) {
        ALL.add(type);
        return type;
    }
}
