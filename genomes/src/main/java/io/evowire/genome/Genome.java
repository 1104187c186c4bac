package io.evowire.genome;

import io.evowire.core.graph.Dag;
import io.evowire.core.graph.NamedGraphs;
import io.evowire.core.network.Link;
import java.util.ArrayList;
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

    /** The graph of each stage. */
    public List<Dag> wirings() {
        return stages.stream().map(StageGenome::wiring).toList();
    }

    /**
     * The links of the network, sorted: what the stages' genes give among the stages that are
     * there.
     *
     * @param wirings graph of each stage
     */
    public List<Link> links(List<Dag> wirings) {
        List<Link> all = new ArrayList<>();
        for (int i = 1; i < stages.size(); i++) {
            LinkGenome links = stages.get(i).links();
            if (links != null) {
                int to = i;
                links.links(wirings.subList(0, i), wirings.get(i)).forEach(link -> all
                        .add(new Link(to - link.back(), link.from(), to, link.to())));
            }
        }
        return all.stream().sorted().toList();
    }

    /** This genome without the edits of links that decoding ignores. */
    public Genome withoutIgnoredEdits() {
        if (stages.stream().allMatch(stage -> stage.links() == null
                || stage.links().edits().isEmpty())) {
            return this;
        }
        List<Dag> wirings = wirings();
        List<StageGenome> pruned = new ArrayList<>();
        for (int i = 0; i < stages.size(); i++) {
            LinkGenome links = stages.get(i).links();
            pruned.add(links == null || links.edits().isEmpty()
                    ? stages.get(i)
                    : stages.get(i).withLinks(links.pruned(wirings.subList(0, i),
                            wirings.get(i))));
        }
        return withStages(pruned);
    }

    /**
     * Exact one-line form, {@link #parse} reads it back: per stage the model in the literature's
     * notation, node count, graph seed, channels, operation and edits; stages joined by "; ". What
     * a space leaves open comes on top: stem and head before the stages, ratios in place of
     * channels, strides, and last how links are drawn: rate, seed and edits, which name how many
     * stages back a link comes from.
     * <p>
     * {@snippet lang = text :
     * WS(4, 0.75) n=16 seed=123 c=32 separable3x3 +0->5 -1->2; BA(5) n=16 seed=7 c=64 separable3x3
     * stem=16/2 head=64; BA(5) n=16 seed=7 c=x1.5 s=2 separable3x3
     * ER(0.2) n=9 seed=1 c=8 conv3x3 links=0/5; BA(5) n=9 seed=7 c=16 conv3x3 links=0.1/8 +1:0->5
     * }
     */
    public String notation() {
        return Stream.concat(Optional.ofNullable(skeleton).map(SkeletonGenome::notation).stream(),
                stages.stream().map(StageGenome::notation)).collect(Collectors.joining("; "));
    }

    /**
     * Reads what {@link #notation()} writes.
     *
     * @throws IllegalArgumentException if the text is not a genome, or names a graph; the message
     *                                  names the stage
     */
    public static Genome parse(String text) {
        return parse(text, NamedGraphs.NONE);
    }

    /**
     * Reads what {@link #notation()} writes.
     *
     * @param graphs those that it may name
     * @throws IllegalArgumentException if the text is not a genome; the message names the stage
     */
    public static Genome parse(String text, NamedGraphs graphs) {
        return new GenomeNotation(graphs).read(text);
    }
}
