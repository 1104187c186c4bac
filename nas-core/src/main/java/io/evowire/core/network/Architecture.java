package io.evowire.core.network;

import io.evowire.core.graph.Dag;
import java.util.List;

/**
 * What a search decides: stem, stages and head, without the shapes of images. Immutable; two
 * architectures are equal when they are written the same (isomorphic ones share an
 * {@link io.evowire.core.objective.ArchitectureKey}).
 *
 * @param stem   3x3 convolutions, at least one; all but the first preceded by ReLU
 * @param stages randomly wired stages in order, at least one
 * @param head   classifier
 * @param links  connections between nodes of different stages, sorted, none twice; often none
 */
public record Architecture(List<StemConvolution> stem, List<Stage> stages, Head head,
        List<Link> links) {

    public Architecture {
        stem = List.copyOf(stem);
        stages = List.copyOf(stages);
        if (stem.isEmpty() || stages.isEmpty()) {
            throw new IllegalArgumentException(
                    "An architecture needs a stem convolution and a stage, but has %d and %d."
                            .formatted(stem.size(), stages.size()));
        }
        links = links.stream().sorted().toList();
        for (Link link : links) {
            check(link, stages);
        }
        if (links.stream().distinct().count() < links.size()) {
            throw new IllegalArgumentException(
                    "No link may be there twice, unlike in %s.".formatted(links));
        }
    }

    /** An architecture whose stages are connected by their outputs alone. */
    public Architecture(List<StemConvolution> stem, List<Stage> stages, Head head) {
        this(stem, stages, head, List.of());
    }

    /** This architecture with all channels times a factor, rounded, at least one. */
    public Architecture widened(double factor) {
        return new Architecture(
                stem.stream().map(convolution -> new StemConvolution(
                        times(convolution.channels(), factor), convolution.stride())).toList(),
                stages.stream().map(stage -> new Stage(stage.wiring(),
                        times(stage.channels(), factor), stage.stride(), stage.operation()))
                        .toList(),
                new Head(times(head.channels(), factor)), links);
    }

    private static int times(int channels, double factor) {
        return (int) Math.max(1, Math.round(channels * factor));
    }

    private static void check(Link link, List<Stage> stages) {
        if (link.toStage() >= stages.size()) {
            throw new IllegalArgumentException(
                    "%s leads to stage %d of %d stages, which are counted from 0."
                            .formatted(link, link.toStage(), stages.size()));
        }
        int fromNodes = stages.get(link.fromStage()).wiring().nodes();
        Dag target = stages.get(link.toStage()).wiring();
        if (link.from() < 0 || link.from() >= fromNodes || link.to() < 0
                || link.to() >= target.nodes()) {
            throw new IllegalArgumentException(
                    "%s joins nodes that its stages do not have: %d and %d nodes, counted from 0."
                            .formatted(link, fromNodes, target.nodes()));
        }
        if (target.predecessors(link.to()).isEmpty()) {
            throw new IllegalArgumentException("""
                    %s leads to a node that reads the stage's input. A link leads to a node with \
                    predecessors in its own stage.""".formatted(link));
        }
    }
}
