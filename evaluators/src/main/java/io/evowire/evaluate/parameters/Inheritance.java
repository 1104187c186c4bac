package io.evowire.evaluate.parameters;

import io.evowire.core.network.Network;
import io.evowire.evaluate.parameters.ParameterBlock.Group;
import io.evowire.evaluate.parameters.ParameterBlock.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a network takes over from a trained one.
 * <p>
 * Stem and head, the classifier and every node of a stage are taken over from their
 * {@linkplain Counterparts counterparts} where the shapes of all their weights agree, together with
 * their batch normalisation and its running statistics, which fit no other convolution; edge
 * weights are taken over edge by edge. A node whose operation changed keeps its edge weights and
 * nothing else, but for one that pools by the mean and not the maximum now, or the other way round:
 * its convolution reads much the same of each channel. What follows a depthwise filter fits no
 * other filter.
 *
 * @param child  parameters of the network that takes over
 * @param copies what is taken from where; no two write the same element
 */
public record Inheritance(ParameterLayout child, List<Copy> copies) {

    /**
     * Consecutive elements of one group.
     *
     * @param from   first element in the donor's vector
     * @param to     first element in the child's
     * @param length number of elements
     */
    public record Copy(Group group, int from, int to, int length) {}

    public Inheritance {
        copies = List.copyOf(copies);
    }

    /** What a network can take over from another one. */
    public static Inheritance of(Network donor, Network child) {
        var from = ParameterLayout.of(donor);
        var to = ParameterLayout.of(child);
        var counterparts = Counterparts.of(donor, child);
        List<Copy> copies = new ArrayList<>();
        counterparts.nodes().forEach((node, old) -> copies.addAll(node(from.of(old), to.of(node))));
        counterparts.edges().forEach((edge, old) -> copies.add(
                new Copy(Group.SCALARS, at(from, old), at(to, edge), 1)));
        return new Inheritance(to, copies);
    }

    // A node is taken over whole or not at all.
    private static List<Copy> node(List<ParameterBlock> donor, List<ParameterBlock> child) {
        Map<Kind, ParameterBlock> olds = byKind(donor);
        Map<Kind, ParameterBlock> news = byKind(child);
        boolean fits = olds.keySet().equals(news.keySet()) && olds.keySet().stream()
                .allMatch(kind -> olds.get(kind).shape().equals(news.get(kind).shape()));
        return fits
                ? news.values().stream().map(block -> new Copy(block.kind().group(),
                        olds.get(block.kind()).offset(), block.offset(), block.length())).toList()
                : List.of();
    }

    private static Map<Kind, ParameterBlock> byKind(List<ParameterBlock> blocks) {
        Map<Kind, ParameterBlock> byKind = new EnumMap<>(Kind.class);
        blocks.stream().filter(block -> block.kind() != Kind.EDGES)
                .forEach(block -> byKind.put(block.kind(), block));
        return byKind;
    }

    private static int at(ParameterLayout layout, Counterparts.Input edge) {
        return edge.index() + layout.of(edge.node()).stream()
                .filter(block -> block.kind() == Kind.EDGES).findFirst().orElseThrow().offset();
    }

    /** Share of the trained parameters that is taken over, fraction in [0, 1]. */
    public double share() {
        long taken = copies.stream().filter(copy -> copy.group() != Group.STATISTICS)
                .mapToLong(Copy::length).sum();
        return (double) taken / child.trained();
    }

    /**
     * Parameters to begin with.
     *
     * @param donor the donor's, as its layout lays them out
     * @param fresh the child's without a donor: what has no counterpart keeps these
     */
    public Map<Group, float[]> of(Map<Group, float[]> donor, Map<Group, float[]> fresh) {
        Map<Group, float[]> mixed = new EnumMap<>(Group.class);
        fresh.forEach((group, vector) -> mixed.put(group, vector.clone()));
        for (Copy copy : copies) {
            System.arraycopy(donor.get(copy.group()), copy.from(), mixed.get(copy.group()),
                    copy.to(), copy.length());
        }
        return mixed;
    }
}
