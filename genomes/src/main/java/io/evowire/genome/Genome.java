package io.evowire.genome;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is inherited: the stages of a network in order, and what stands around them. Plain data,
 * without any library's types, so it can be stored, shown, compared and read back.
 *
 * @param skeleton stem and head; null where the search space has fixed them
 * @param stages   at least one
 */
public record Genome(@Nullable SkeletonGenome skeleton, List<StageGenome> stages) {

    public Genome {
        stages = List.copyOf(stages);
        if (stages.isEmpty()) {
            throw new IllegalArgumentException("A genome needs at least one stage.");
        }
    }

    /** A genome whose stem and head the search space has fixed. */
    public Genome(List<StageGenome> stages) {
        this(null, stages);
    }

    /** This genome with other stages. */
    public Genome withStages(List<StageGenome> newStages) {
        return new Genome(skeleton, newStages);
    }

    /**
     * Exact one-line form, {@link #parse} reads it back: per stage the model in the literature's
     * notation, node count, graph seed, channels, operation and edits; stages joined by "; ". What
     * a space leaves open comes on top: stem and head before the stages, ratios in place of
     * channels, strides.
     * <p>
     * {@snippet lang = text :
     * WS(4, 0.75) n=16 seed=123 c=32 separable3x3 +0->5 -1->2; BA(5) n=16 seed=7 c=64 separable3x3
     * stem=16/2 head=64; BA(5) n=16 seed=7 c=x1.5 s=2 separable3x3
     * }
     */
    public String notation() {
        return Stream.concat(Optional.ofNullable(skeleton).map(SkeletonGenome::notation).stream(),
                stages.stream().map(StageGenome::notation)).collect(Collectors.joining("; "));
    }

    /**
     * Reads what {@link #notation()} writes.
     *
     * @throws IllegalArgumentException if the text is not a genome; the message names the stage
     */
    public static Genome parse(String text) {
        return GenomeNotation.read(text);
    }
}
