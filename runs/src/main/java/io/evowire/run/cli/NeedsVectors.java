package io.evowire.run.cli;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A command that trains or evaluates networks in its own process, for which the JVM must be started
 * with the vector module. The JVM warns of the module at each start, so that the other commands go
 * without.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface NeedsVectors {

    /** The option whose {@link #values} alone need it; empty if the command always does. */
    String option() default "";

    /** These values, in any case of letters; empty for an option that has none. */
    String[] values() default {};

    /**
     * Whether networks are computed in this very process. Then, as in a worker, no vector's bounds
     * are checked, which would double the time of some kernels; a coordinator keeps the checks.
     */
    boolean computesHere() default false;
}
