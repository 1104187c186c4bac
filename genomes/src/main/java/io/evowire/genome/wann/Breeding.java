package io.evowire.genome.wann;

import io.evowire.core.wann.Activation;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * How a generation follows from the one before: the worst fifth is dropped, the best fifth of the
 * rest goes on unchanged, and all others are children. A child's parent is the best of two
 * tournaments, one for each parent of the authors' program, which then crosses nothing: the best of
 * {@code 2 * tournament} draws with replacement.
 *
 * @param population  number of networks, at least 2
 * @param enabled     probability that a connection of the first generation is enabled
 * @param tournament  size of a tournament, at least 1
 * @param activations what hidden nodes may do, at least one
 */
public record Breeding(int population, double enabled, int tournament,
        List<Activation> activations) {

    private static final double CULLED = 0.2;
    private static final double ELITE = 0.2;

    /** What the paper has for MNIST. */
    public static final Breeding MNIST = new Breeding(960, 0.05, 32, Activation.WITHOUT_STEP);

    public Breeding {
        activations = List.copyOf(EnumSet.copyOf(activations));
        if (population < 2) {
            throw new IllegalArgumentException(
                    "population must be at least 2, not %d.".formatted(population));
        }
        if (!(enabled > 0 && enabled <= 1)) {
            throw new IllegalArgumentException(
                    "enabled must be above 0 and at most 1, not %s.".formatted(enabled));
        }
        if (tournament < 1) {
            throw new IllegalArgumentException(
                    "tournament must be at least 1, not %d.".formatted(tournament));
        }
    }

    /** The first generation. */
    public List<WannGenome> first(int inputs, int outputs, RandomGenerator random) {
        List<WannGenome> genomes = new ArrayList<>(population);
        for (int i = 0; i < population; i++) {
            genomes.add(WannGenome.initial(inputs, outputs, enabled, random));
        }
        return List.copyOf(genomes);
    }

    /** How many of a generation may have children. */
    public int parents() {
        return population - (int) (population * CULLED);
    }

    /** How many of a generation go on unchanged. */
    public int elites() {
        return (int) (parents() * ELITE);
    }

    /**
     * The generation that follows: elites first, then children.
     *
     * @param ranked the networks from the best to the worst
     */
    public List<WannGenome> next(List<WannGenome> ranked, RandomGenerator random) {
        List<WannGenome> genomes = new ArrayList<>(ranked.subList(0, elites()));
        while (genomes.size() < population) {
            int parent = Math.min(tournament(random), tournament(random));
            genomes.add(WannMutation.draw(random).mutate(ranked.get(parent), activations, random));
        }
        return List.copyOf(genomes);
    }

    // Place of the winner: the lowest.
    private int tournament(RandomGenerator random) {
        int winner = parents();
        for (int i = 0; i < tournament; i++) {
            winner = Math.min(winner, random.nextInt(parents()));
        }
        return winner;
    }
}
