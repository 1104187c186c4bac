/**
 * Studies of weight agnostic networks: what other activations, back-propagation and dense networks
 * give at the same budget. A unit is a whole search ({@link io.evowire.run.wann.study.WannUnit})
 * with all that is measured of its best network
 * ({@link io.evowire.run.wann.study.WannFigures}).
 */
@NullMarked
package io.evowire.run.wann.study;

import org.jspecify.annotations.NullMarked;
