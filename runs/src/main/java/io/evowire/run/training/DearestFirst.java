package io.evowire.run.training;

import io.evowire.core.cost.Cost;
import io.evowire.core.network.Network;
import io.evowire.evaluate.Candidate;
import io.evowire.evaluate.WarmStart;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The order in which works of equal rank are started: those that take longest first, as a long one
 * that is started last keeps all others waiting. It has no say in what is decided.
 *
 * @see <a href="https://doi.org/10.1137/0117039">Graham, Bounds on multiprocessing timing anomalies
 *      (1969), longest processing time first</a>
 */
final class DearestFirst {

    private DearestFirst() {}

    /** The same trainings, the dearest first; equally dear ones in the order given. */
    static List<Work> of(List<Work> works) {
        return works.stream().sorted(
                Comparator.comparingLong((Work work) -> macs(work.candidate())).reversed())
                .toList();
    }

    /**
     * Multiply-adds of a training for each image and step: of its network, and of those that are
     * trained again before it. All candidates of a run take the same number of steps.
     */
    static long macs(Candidate candidate) {
        WarmStart start = candidate.warmStart();
        return Stream.concat(Stream.of(candidate.network()),
                start == null
                        ? Stream.<Network>of()
                        : start.again().stream().map(WarmStart.Rerun::network))
                .mapToLong(network -> Cost.of(network).macs()).sum();
    }
}
