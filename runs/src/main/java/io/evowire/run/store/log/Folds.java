package io.evowire.run.store.log;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A fold that hands what an event tells to the one that asked for events of its type. */
public final class Folds implements Fold {

    private final Map<String, Consumer<Event>> byType = new HashMap<>();

    /**
     * Hands on what events of a type tell.
     *
     * @throws IllegalArgumentException if somebody has asked for them
     */
    public <T> Folds on(EventType<T> type, Consumer<? super T> told) {
        if (byType.putIfAbsent(type.name(), event -> told.accept(type.read(event))) != null) {
            throw new IllegalArgumentException(
                    "Events of type %s are folded already.".formatted(type.name()));
        }
        return this;
    }

    @Override
    public boolean knows(String type) {
        return byType.containsKey(type);
    }

    @Override
    public void add(Event event) {
        Optional.ofNullable(byType.get(event.type())).orElseThrow(
                () -> new IllegalArgumentException("Nobody folds events of type " + event.type()))
                .accept(event);
    }
}
