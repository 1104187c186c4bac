package io.evowire.core.bounds;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How many values a record's list has. The record checks it with {@link RecordBounds#allows}. */
@Documented
@Target(ElementType.TYPE_USE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Listed {

    /** Fewest values, at least 0. */
    int min() default 1;

    /** Whether they are all different. */
    boolean distinct() default false;
}
