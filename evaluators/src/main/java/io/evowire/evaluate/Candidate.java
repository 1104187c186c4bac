package io.evowire.evaluate;

import io.evowire.core.network.Network;

/**
 * What a worker gets to train: a network and how to train it.
 *
 * @param trial   number of the trial, for messages and logs, at least 0
 * @param network what is trained
 * @param recipe  how it is trained, with its seed
 */
public record Candidate(int trial, Network network, TrainingRecipe recipe) {}
