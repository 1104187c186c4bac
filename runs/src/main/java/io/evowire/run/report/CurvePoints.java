package io.evowire.run.report;

import io.evowire.run.config.RungsConfig;
import io.evowire.run.problem.Run;
import io.evowire.run.store.SplitSizes;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Where the points of learning curves lie: a training records one at the end of each epoch, and one
 * where it paused at a rung.
 */
final class CurvePoints {

    private CurvePoints() {}

    /**
     * Epochs done at each point of a whole training; none where the number of images is not known.
     */
    static List<Double> epochs(Run run) {
        SplitSizes images = run.record().images();
        if (images == null) {
            return List.of();
        }
        var recipe = run.config().recipe();
        RungsConfig rungs = run.config().strategy().rungs();
        int steps = recipe.withSeed(0).steps(images.train());
        int epoch = Math.ceilDiv(images.train(), recipe.batchSize());
        var ends = new TreeSet<Integer>();
        IntStream.rangeClosed(1, steps / epoch).forEach(i -> ends.add(i * epoch));
        IntStream.rangeClosed(0, rungs.last())
                .forEach(rung -> ends.add(Math.ceilDiv(steps, rungs.divisor(rung))));
        return ends.stream().map(step -> Decimals.round((double) step / epoch, 4)).toList();
    }
}
