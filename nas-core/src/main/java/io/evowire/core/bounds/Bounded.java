package io.evowire.core.bounds;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Which numbers a record's component may be: {@code @Bounded(min = 1) int epochs}. Of a list it
 * stands at the numbers, {@code List<@Bounded(min = 1) Integer>}; of a range at the range, and
 * holds for both ends. The record checks it with {@link RecordBounds}.
 */
@Documented
@Target(ElementType.TYPE_USE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Bounded {

    /** Smallest number allowed. */
    double min() default Double.NEGATIVE_INFINITY;

    /** A number that is too small, in place of {@link #min}. */
    double above() default Double.NEGATIVE_INFINITY;

    /** Largest number allowed. */
    double max() default Double.POSITIVE_INFINITY;

    /** A number that is too large, in place of {@link #max}. */
    double below() default Double.POSITIVE_INFINITY;

    /** Whether only whole numbers are allowed, where the type does not say so. */
    boolean whole() default false;

    /** What 0 means, for messages, where it is more than a number. */
    String zero() default "";
}
