/**
 * What is measured of a network beside its accuracy: latency, damage, speed of training.
 */
@NullMarked
package io.evowire.evaluate.measure;

import org.jspecify.annotations.NullMarked;
