package io.evowire.run.study.simulation;

import io.evowire.core.statistics.Normal;
import io.evowire.run.generation.SteadyLoop;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * How busy many slots are while a search trains on them: trainings are simulated by their times
 * alone, and nothing is decided or trained. Times are in any unit; all have the same.
 */
public final class BusySlots {

    /** Standard deviation of the logarithm of the seconds of a training, as in recorded runs. */
    private static final double DEVIATION = 0.6;
    /** Rank correlation of multiply-adds and seconds, as in recorded runs. */
    private static final double RANK_CORRELATION = 0.7;

    private BusySlots() {}

    /** How many trainings a steady search decides on before a slot is free for them. */
    public static int ahead(int slots) {
        return SteadyLoop.width(slots) - slots;
    }

    /**
     * A training.
     *
     * @param macs    by which it is ordered before its time is known
     * @param seconds that it takes
     */
    public record Timed(double macs, double seconds) {}

    /** Trainings whose times are lognormal, with a mean of 1. */
    public static List<Timed> drawn(int count, RandomGenerator random) {
        // Of two normal variables with the Pearson correlation r, that of the ranks is
        // 6 / pi asin(r / 2).
        double r = 2 * Math.sin(Math.PI * RANK_CORRELATION / 6);
        return IntStream.range(0, count).mapToObj(i -> {
            double time = Normal.draw(random);
            double macs = r * time + Math.sqrt(1 - r * r) * Normal.draw(random);
            return new Timed(Math.exp(macs),
                    Math.exp(DEVIATION * time - DEVIATION * DEVIATION / 2));
        }).toList();
    }

    /** As many trainings as wanted, drawn with replacement from recorded ones. */
    public static List<Timed> resampled(List<Timed> recorded, int count, RandomGenerator random) {
        return IntStream.range(0, count)
                .mapToObj(i -> recorded.get(random.nextInt(recorded.size()))).toList();
    }

    /**
     * Share of their time in [0, 1] that slots train if a whole generation is decided on at a time.
     *
     * @param size         trainings of a generation
     * @param dearestFirst whether those of most multiply-adds are started first, or each as
     *                     proposed
     * @param decision     time that it takes to decide on a generation
     */
    public static double rounds(List<Timed> trainings, int size, int slots, boolean dearestFirst,
            double decision) {
        double elapsed = 0;
        for (int from = 0; from < trainings.size(); from += size) {
            List<Timed> generation = new ArrayList<>(
                    trainings.subList(from, Math.min(from + size, trainings.size())));
            if (dearestFirst) {
                generation.sort(Comparator.comparingDouble(Timed::macs).reversed());
            }
            elapsed += decision + makespan(generation, slots);
        }
        return seconds(trainings) / (slots * elapsed);
    }

    private static double seconds(List<Timed> trainings) {
        return trainings.stream().mapToDouble(Timed::seconds).sum();
    }

    private static double makespan(List<Timed> trainings, int slots) {
        Queue<Double> free = new PriorityQueue<>();
        IntStream.range(0, slots).forEach(slot -> free.add(0.0));
        double end = 0;
        for (Timed training : trainings) {
            double ended = free.remove() + training.seconds();
            free.add(ended);
            end = Math.max(end, ended);
        }
        return end;
    }

    /**
     * Share of their time in [0, 1] that slots train if one training is decided on whenever one
     * ends, until the last training has started; what comes after that is the end of a search, not
     * its steady state.
     *
     * @param ahead    trainings that are decided on before a slot is free for them
     * @param decision time that it takes to decide on one; one decision is made after the other
     */
    public static double steady(List<Timed> trainings, int slots, int ahead, double decision) {
        Queue<Double> ends = new PriorityQueue<>();
        Deque<Double> idle = new ArrayDeque<>(); // since when, ascending
        Deque<Double> ready = new ArrayDeque<>(); // decided when, ascending
        List<double[]> spans = new ArrayList<>(); // of trainings, from and until
        double decided = 0;
        int asked = 0;
        for (; asked < Math.min(slots + ahead, trainings.size()); asked++) {
            decided += decision;
            ready.add(decided);
        }
        IntStream.range(0, slots).forEach(slot -> idle.add(0.0));
        while (spans.size() < trainings.size()) {
            while (!idle.isEmpty() && !ready.isEmpty()) {
                double from = Math.max(idle.remove(), ready.remove());
                double until = from + trainings.get(spans.size()).seconds();
                spans.add(new double[]{from, until});
                ends.add(until);
            }
            if (spans.size() < trainings.size()) {
                double end = ends.remove();
                idle.add(end);
                if (asked < trainings.size()) {
                    asked++;
                    decided = Math.max(decided, end) + decision;
                    ready.add(decided);
                }
            }
        }
        double last = spans.stream().mapToDouble(span -> span[0]).max().orElse(0);
        double busy = spans.stream().mapToDouble(span -> Math.min(last, span[1]) - span[0]).sum();
        return busy / (slots * last);
    }
}
