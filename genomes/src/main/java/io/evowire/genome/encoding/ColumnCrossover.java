package io.evowire.genome.encoding;

import io.evowire.core.graph.ConnectionMatrix;
import io.evowire.genome.StageGenome;
import io.jenetics.util.MSeq;
import java.util.BitSet;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Exchange of columns between the connection matrices of two networks: what a node reads goes to
 * the other network as a whole. Of stages in the same place, each node that both have exchanges its
 * inputs with probability 1/2; what hangs on nothing then is repaired.
 */
public final class ColumnCrossover {

    private ColumnCrossover() {}

    /** Whether two networks have a place in which both inherit a matrix. */
    public static boolean applies(MSeq<NetworkGene> first, MSeq<NetworkGene> second) {
        for (int i = 0; i < Math.min(first.length(), second.length()); i++) {
            if (matrix(first.get(i)).isPresent() && matrix(second.get(i)).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** Exchanges; returns the number of stages of the first network that changed. */
    public static int exchange(MSeq<NetworkGene> first, MSeq<NetworkGene> second,
            RandomGenerator random) {
        int changed = 0;
        for (int i = 0; i < Math.min(first.length(), second.length()); i++) {
            Optional<ConnectionMatrix> one = matrix(first.get(i));
            Optional<ConnectionMatrix> other = matrix(second.get(i));
            if (one.isPresent() && other.isPresent()) {
                BitSet columns = columns(Math.min(one.get().nodes(), other.get().nodes()), random);
                NetworkGene before = first.get(i);
                first.set(i, with(before,
                        one.get().withColumns(other.get(), columns::get, random)));
                second.set(i, with(second.get(i),
                        other.get().withColumns(one.get(), columns::get, random)));
                changed += first.get(i).equals(before) ? 0 : 1;
            }
        }
        return changed;
    }

    private static BitSet columns(int nodes, RandomGenerator random) {
        var columns = new BitSet();
        for (int node = 1; node < nodes; node++) {
            columns.set(node, random.nextBoolean());
        }
        return columns;
    }

    private static Optional<ConnectionMatrix> matrix(NetworkGene gene) {
        return switch (gene) {
            case StageGene stage -> stage.allele().matrix();
            case SkeletonGene around -> Optional.empty();
        };
    }

    private static NetworkGene with(NetworkGene gene, ConnectionMatrix matrix) {
        return gene.newInstance(((StageGenome) gene.allele()).withMatrix(matrix));
    }
}
