package io.evowire.core.network;

import java.util.List;

/**
 * What a search decides: stem, stages and head, without the shapes of images. Immutable; two
 * architectures are equal when they are written the same (isomorphic ones share an
 * {@link io.evowire.core.objective.ArchitectureKey}).
 *
 * @param stem   3x3 convolutions, at least one; all but the first preceded by ReLU
 * @param stages randomly wired stages in order, at least one
 * @param head   classifier
 */
public record Architecture(List<StemConvolution> stem, List<Stage> stages, Head head) {

    public Architecture {
        stem = List.copyOf(stem);
        stages = List.copyOf(stages);
        if (stem.isEmpty() || stages.isEmpty()) {
            throw new IllegalArgumentException(
                    "An architecture needs a stem convolution and a stage, but has %d and %d."
                            .formatted(stem.size(), stages.size()));
        }
    }
}
