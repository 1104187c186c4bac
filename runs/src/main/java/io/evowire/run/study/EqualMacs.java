package io.evowire.run.study;

import io.evowire.core.cost.Cost;
import io.evowire.core.network.Architecture;
import io.evowire.core.network.Network;
import io.evowire.core.network.Stage;
import io.evowire.core.network.TensorShape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Makes the stages of a network wider or narrower until it costs so many multiply-adds, also where
 * links were taken out of it. All stages grow by the same factor, rounded to whole channels; then
 * each of the last {@value #FINE} may have a channel more or less, as comes nearest. Stem and head
 * stay.
 *
 * @param shape   of an image, [C, H, W]
 * @param classes number of classes
 */
public record EqualMacs(TensorShape shape, int classes) {

    /** Stages whose widths are tried one by one; each makes three times as many combinations. */
    private static final int FINE = 4;
    private static final int BISECTIONS = 30;

    /** The network without links whose multiply-adds are nearest to those of the given one. */
    public Network withoutLinks(Architecture linked) {
        return at(linked, macs(linked), 1);
    }

    /** The network with other widths whose multiply-adds are nearest to so many; without links. */
    public Network at(Architecture architecture, long wanted) {
        return at(architecture, wanted, 0);
    }

    private Network at(Architecture linked, long wanted, double least) {
        List<Integer> widths = linked.stages().stream().map(Stage::channels).toList();
        double low = least;
        double high = 2;
        while (macs(plain(linked, scaled(widths, high))) < wanted) {
            low = high;
            high *= 2;
        }
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = (low + high) / 2;
            if (macs(plain(linked, scaled(widths, middle))) < wanted) {
                low = middle;
            } else {
                high = middle;
            }
        }
        List<List<Integer>> near = around(scaled(widths, low), 0);
        return Network.of(near.stream().map(found -> plain(linked, found))
                .min(Comparator.comparingLong(found -> Math.abs(macs(found) - wanted)))
                .orElseThrow(), shape, classes);
    }

    /** Multiply-adds of the network of an architecture. */
    public long macs(Architecture architecture) {
        return Cost.of(Network.of(architecture, shape, classes)).macs();
    }

    private static List<Integer> scaled(List<Integer> widths, double factor) {
        return widths.stream().map(width -> Math.max(1, (int) Math.round(width * factor)))
                .toList();
    }

    // Each width as it is, one less and one more; the first ones of many stay.
    private static List<List<Integer>> around(List<Integer> widths, int at) {
        if (at == widths.size()) {
            return List.of(widths);
        }
        List<List<Integer>> all = new ArrayList<>();
        for (int step : at < widths.size() - FINE ? new int[]{0} : new int[]{0, 1, -1}) {
            if (widths.get(at) + step >= 1) {
                List<Integer> other = new ArrayList<>(widths);
                other.set(at, widths.get(at) + step);
                all.addAll(around(other, at + 1));
            }
        }
        return all;
    }

    private static Architecture plain(Architecture linked, List<Integer> widths) {
        return new Architecture(linked.stem(),
                IntStream.range(0, widths.size()).mapToObj(i -> {
                    Stage stage = linked.stages().get(i);
                    return new Stage(stage.wiring(), widths.get(i), stage.stride(),
                            stage.operation());
                }).toList(), linked.head());
    }
}
