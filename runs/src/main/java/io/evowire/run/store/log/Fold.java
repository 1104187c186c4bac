package io.evowire.run.store.log;

/** What the events of a log add up to: it is told of each, in their order. */
public interface Fold {

    /** Whether it knows events of this type. */
    boolean knows(String type);

    /** Adds the next event, of a type that it knows. */
    default void add(Event event) {
        read(event).run();
    }

    /**
     * Reads what an event of a known type tells, on any thread and in any order.
     *
     * @return adds it, as the next one
     */
    Runnable read(Event event);
}
