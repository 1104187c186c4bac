/**
 * How a network that was found is best made larger. Begin with
 * {@link io.evowire.run.study.scaling.ScalingStudy}.
 */
@NullMarked
package io.evowire.run.study.scaling;

import org.jspecify.annotations.NullMarked;
