package io.evowire.core.bounds;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Of a record that is made into another one: components with the names of the other's have its
 * bounds, and are checked by making it.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface BoundedLike {

    /** The record that has the bounds. */
    Class<? extends Record> value();
}
