package io.evowire.run.surrogate;

import io.evowire.core.objective.Objective;
import io.evowire.run.store.Donor;
import io.evowire.run.store.Trial;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one or more trainings of the same network, equally long, came to.
 *
 * @param of        the trial whose network it is
 * @param trainings for how many whole trainings from scratch the network counts as trained, above
 *                  0: 1 from scratch; a third at a rung of a third of the steps; with weights of a
 *                  donor 1 and the part of the donor's own trainings that they carry over
 * @param value     mean of the values; of latency the mean natural logarithm
 * @param count     number of trainings, at least 1
 */
public record Looks(Described of, double trainings, double value, int count) {

    /** By trial, and the least trained first. */
    static final Comparator<Looks> ORDER = Comparator
            .comparingInt((Looks looks) -> looks.of().trial().number())
            .thenComparingDouble(Looks::trainings);

    public Looks {
        if (!(trainings > 0 && Double.isFinite(trainings)) || count < 1) {
            throw new IllegalArgumentException("""
                    Looks are 1 or more trainings, each of which counts for more than 0, not %d of \
                    %s.""".formatted(count, trainings));
        }
    }

    /**
     * The trainings of a run's trials, one for each that was trained to the end and of which the
     * objective is known, by ascending number. What was stopped at a rung stays out: its accuracy
     * was poor for its steps, or it would not have been stopped.
     *
     * @param objective what is looked at; no cost, which is known without
     * @param trials    of one run, the donors of warm starts among them
     */
    public static List<Looks> of(Objective objective, Collection<Described> trials) {
        Map<Integer, Double> trainings = new HashMap<>();
        List<Looks> all = new ArrayList<>();
        for (Described described : trials.stream()
                .sorted(Comparator.comparingInt(d -> d.trial().number())).toList()) {
            Trial trial = described.trial();
            double own = trainings(trial.proposal().donor(), trainings);
            trainings.put(trial.number(), own);
            trial.value(objective).ifPresent(value -> all.add(
                    new Looks(described, own, modelled(objective, value), 1)));
        }
        return List.copyOf(all);
    }

    /** One more training of a trial's network, from scratch. */
    public static Looks again(Described of, Objective objective, double value) {
        return new Looks(of, 1, modelled(objective, value), 1);
    }

    // Only what was trained to the end is a donor, with its number below that of who takes over.
    private static double trainings(@Nullable Donor donor,
            Map<Integer, Double> known) {
        return donor == null ? 1 : 1 + donor.share() * known.getOrDefault(donor.trial(), 1.0);
    }

    /** An objective's value as a process models it: of latency equal factors are equal steps. */
    static double modelled(Objective objective, double value) {
        return objective == Objective.LATENCY ? StrictMath.log(value) : value;
    }

    /** These and others of the same network, equally long trained. */
    Looks plus(Looks others) {
        int all = count + others.count;
        return new Looks(of, trainings, (count * value + others.count * others.value) / all, all);
    }
}
