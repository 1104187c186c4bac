package io.evowire.core.bounds;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The bounds of a record's components, as they are annotated.
 *
 * @param components what is bounded, by the component's name
 * @param lists      lists whose length is bounded, by the component's name
 */
public record RecordBounds(Map<String, Component> components, Map<String, Listed> lists) {

    /**
     * A bounded component.
     *
     * @param bounds what is allowed
     * @param zero   what 0 means, or empty
     */
    public record Component(Bounds bounds, String zero) {

        /** What is allowed, in words: {@code at least 0 (0: one for each processor)}. */
        String words() {
            return bounds.words() + (zero.isEmpty() ? "" : " (0: %s)".formatted(zero));
        }
    }

    public RecordBounds {
        components = Map.copyOf(components);
        lists = Map.copyOf(lists);
    }

    /** The bounds of a record. */
    public static RecordBounds of(Class<?> type) {
        Map<String, Component> components = new HashMap<>();
        Map<String, Listed> lists = new HashMap<>();
        BoundedLike like = type.getAnnotation(BoundedLike.class);
        Map<String, Component> others = like == null ? Map.of() : of(like.value()).components();
        for (RecordComponent component : type.getRecordComponents()) {
            String name = component.getName();
            bounded(component.getAnnotatedType()).ifPresentOrElse(
                    own -> components.put(name, own),
                    () -> Optional.ofNullable(others.get(name))
                            .ifPresent(other -> components.put(name, other)));
            Optional.ofNullable(component.getAnnotatedType().getAnnotation(Listed.class))
                    .ifPresent(list -> lists.put(name, list));
        }
        return new RecordBounds(components, lists);
    }

    private static Optional<Component> bounded(AnnotatedType type) {
        AnnotatedType number = type instanceof AnnotatedParameterizedType list
                ? list.getAnnotatedActualTypeArguments()[0]
                : type;
        return Optional.ofNullable(number.getAnnotation(Bounded.class)).map(bounded -> {
            boolean whole = bounded.whole() || number.getType() == int.class
                    || number.getType() == Integer.class;
            return new Component(bounds(bounded, whole ? 1 : 0), bounded.zero());
        });
    }

    private static Bounds bounds(Bounded bounded, int step) {
        return new Bounds(Math.max(bounded.min(), bounded.above()),
                bounded.above() > bounded.min(), Math.min(bounded.max(), bounded.below()),
                bounded.below() < bounded.max(), step);
    }

    /** The bounds of a component; empty if it has none. */
    public Optional<Bounds> find(String component) {
        return Optional.ofNullable(components.get(component)).map(Component::bounds);
    }

    /**
     * The bounds of a component.
     *
     * @throws IllegalArgumentException if it has none
     */
    public Bounds get(String component) {
        return bounded(component).bounds();
    }

    /** As {@link #check(String, String, Number)}, where the component is called by its name. */
    public void check(String component, Number value) {
        check(component, component, value);
    }

    /**
     * Refuses a number that is out of bounds.
     *
     * @param component name of a bounded component
     * @param called    what the message calls it
     * @throws IllegalArgumentException naming the value and what is allowed
     */
    public void check(String component, String called, Number value) {
        Component bounded = bounded(component);
        if (!bounded.bounds().contains(value.doubleValue())) {
            throw new IllegalArgumentException(
                    "%s must be %s, not %s.".formatted(called, bounded.words(), value));
        }
    }

    /**
     * Refuses numbers of which one is out of bounds.
     *
     * @param component name of a bounded list
     * @param called    what the message calls it
     * @throws IllegalArgumentException naming the value and what is allowed
     */
    public void checkEach(String component, String called, List<? extends Number> values) {
        for (Number value : values) {
            if (!bounded(component).bounds().contains(value.doubleValue())) {
                throw new IllegalArgumentException("%s must be numbers %s%s, not %s."
                        .formatted(called,
                                Double.isInfinite(bounded(component).bounds().max()) ? "of " : "",
                                bounded(component).words(), value));
            }
        }
    }

    /**
     * Whether a list has as many values as it must, and only different ones where it must.
     *
     * @param component name of a list of bounded length
     */
    public boolean allows(String component, List<?> values) {
        Listed list = lists.get(component);
        if (list == null) {
            throw new IllegalArgumentException("No length is written at the list %s: %s has."
                    .formatted(component, lists.keySet()));
        }
        return values.size() >= list.min()
                && (!list.distinct() || values.stream().distinct().count() == values.size());
    }

    private Component bounded(String component) {
        Component bounded = components.get(component);
        if (bounded == null) {
            throw new IllegalArgumentException("No bounds are written at the component %s: %s has."
                    .formatted(component, components.keySet()));
        }
        return bounded;
    }
}
