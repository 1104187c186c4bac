package io.evowire.run.store;

/**
 * The trial whose weights another one begins with.
 *
 * @param trial its number
 * @param share share of the other's trained parameters that is taken over, fraction in (0, 1]
 */
public record Donor(int trial, double share) {}
