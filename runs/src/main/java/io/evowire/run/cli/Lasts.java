package io.evowire.run.cli;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A command without vectors that may compute for long, so that its JVM should make the best code
 * that it can. Most of the others are over before such code would be worth its making.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface Lasts {
}
