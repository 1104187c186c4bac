/**
 * Training on DL4J: the network as a ComputationGraph, batches, schedule and evaluation.
 */
@NullMarked
package io.evowire.evaluate.train;

import org.jspecify.annotations.NullMarked;
