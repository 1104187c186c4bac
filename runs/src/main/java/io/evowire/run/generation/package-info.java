/**
 * What drives a strategy: {@link io.evowire.run.generation.GenerationLoop} asks it for one
 * generation after the other, numbers what is new and gives it to an
 * {@link io.evowire.run.generation.Evaluation}: decisions go in, ended trials come out.
 */
@NullMarked
package io.evowire.run.generation;

import org.jspecify.annotations.NullMarked;
