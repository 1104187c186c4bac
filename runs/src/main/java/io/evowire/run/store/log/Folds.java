package io.evowire.run.store.log;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** A fold that hands what an event tells to the one that asked for events of its type. */
public final class Folds implements Fold {

    private final Map<String, Function<Event, Runnable>> byType = new HashMap<>();

    /**
     * Hands on what events of a type tell.
     *
     * @throws IllegalArgumentException if somebody has asked for them
     */
    public <T> Folds on(EventType<T> type, Consumer<? super T> told) {
        Function<Event, Runnable> reading = event -> {
            T read = type.read(event);
            return () -> told.accept(read);
        };
        if (byType.putIfAbsent(type.name(), reading) != null) {
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
    public Runnable read(Event event) {
        return Optional.ofNullable(byType.get(event.type())).orElseThrow(
                () -> new IllegalArgumentException("Nobody folds events of type " + event.type()))
                .apply(event);
    }
}
