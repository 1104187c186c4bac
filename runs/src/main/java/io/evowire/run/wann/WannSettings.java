package io.evowire.run.wann;

import io.evowire.core.wann.Activation;
import io.evowire.genome.wann.Breeding;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * All that the course of a search follows from, beside its images.
 *
 * @param seed        of all that is random
 * @param population  networks of a generation, at least 2
 * @param side        pixels of an image's side, 2 to 64
 * @param batch       images that a generation is scored on, at least 1
 * @param enabled     probability that a connection of the first generation is enabled, in (0, 1]
 * @param tournament  size of a tournament, at least 1
 * @param activations names of what hidden nodes may do
 */
public record WannSettings(long seed, int population, int side, int batch, double enabled,
        int tournament, List<String> activations) {

    /** Fewest pixels of an image's side. */
    public static final int MIN_SIDE = 2;
    /** Most pixels of an image's side. */
    public static final int MAX_SIDE = 64;

    public WannSettings {
        activations = List.copyOf(activations);
        if (side < MIN_SIDE || side > MAX_SIDE) {
            throw new IllegalArgumentException(
                    "size must be from %d to %d, not %d.".formatted(MIN_SIDE, MAX_SIDE,
                            side));
        }
        if (batch < 1) {
            throw new IllegalArgumentException(
                    "batch must be at least 1, not %d.".formatted(batch));
        }
        if (activations.isEmpty()) {
            throw new IllegalArgumentException("activations must be one at least.");
        }
        breeding(population, enabled, tournament, activations); // checks the others
    }

    /** How generations follow from each other. */
    public Breeding breeding() {
        return breeding(population, enabled, tournament, activations);
    }

    private static Breeding breeding(int population, double enabled, int tournament,
            List<String> activations) {
        return new Breeding(population, enabled, tournament,
                activations.stream().map(WannSettings::activation).toList());
    }

    private static Activation activation(String name) {
        return Activation.ofSpelling(name).orElseThrow(() -> new IllegalArgumentException(
                "activations: there is no '%s', but: %s.".formatted(name,
                        Arrays.stream(Activation.values()).map(Activation::spelling)
                                .collect(Collectors.joining(", ")))));
    }
}
