package io.evowire.genome;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What is inherited: the stages of a network in order. Plain data, without any library's types, so
 * it can be stored, shown, compared and read back.
 *
 * @param stages at least one
 */
public record Genome(List<StageGenome> stages) {

    public Genome {
        stages = List.copyOf(stages);
        if (stages.isEmpty()) {
            throw new IllegalArgumentException("A genome needs at least one stage.");
        }
    }

    /**
     * Exact one-line form, {@link #parse} reads it back: per stage the model in the literature's
     * notation, node count, graph seed, channels, operation and edits; stages joined by "; ".
     * <p>
     * {@snippet lang = text :
     * WS(4, 0.75) n=16 seed=123 c=32 separable3x3 +0->5 -1->2; BA(5) n=16 seed=7 c=64 separable3x3
     * }
     */
    public String notation() {
        return stages.stream().map(StageGenome::notation).collect(Collectors.joining("; "));
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
