package io.evowire.run.report;

import io.evowire.run.store.History;
import io.evowire.run.store.Training;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What the workers did over the time that all sessions worked, as far as it is recorded: trainings
 * that failed leave no time.
 *
 * @param seconds that all sessions worked
 * @param workers processes that trained, the mean over that time; null where a session did not
 *                record how many it had
 * @param use     the share of these workers' time that trainings took, a fraction in [0, 1]; null
 *                where that is not known
 * @param phases  those that there were, in the order of {@link Training.Phase}
 */
public record Activity(double seconds, @Nullable Double workers, @Nullable Double use,
        List<Phase> phases) {

    /** Parts of equal length that the time is cut into. */
    static final int PARTS = 60;

    /**
     * Trainings of one kind.
     *
     * @param phase     what they were for
     * @param trainings number of them
     * @param seconds   time of all of them together
     * @param busy      for each part of the time, how many ran at a time on average
     */
    public record Phase(Training.Phase phase, int trainings, double seconds, List<Double> busy) {

        public Phase {
            busy = List.copyOf(busy);
        }

        private static Phase of(Training.Phase phase, List<Training> trainings, double whole) {
            double[] busy = new double[PARTS];
            double part = whole / PARTS;
            for (Training training : trainings) {
                double begin = Math.max(0, training.endedAt() - training.seconds());
                for (int i = Math.min(PARTS, (int) (begin / part)); i < PARTS
                        && i * part < training.endedAt(); i++) {
                    busy[i] += Math.min(training.endedAt(), (i + 1) * part)
                            - Math.max(begin, i * part);
                }
            }
            return new Phase(phase, trainings.size(),
                    Decimals.round(trainings.stream().mapToDouble(Training::seconds).sum(), 1),
                    Arrays.stream(busy).mapToObj(time -> Decimals.round(time / part, 3))
                            .toList());
        }
    }

    public Activity {
        phases = List.copyOf(phases);
    }

    /** Of a run; no phases while nothing was trained to its end. */
    static Activity of(History history) {
        double whole = history.seconds();
        List<Phase> phases = new ArrayList<>();
        for (Training.Phase phase : Training.Phase.values()) {
            List<Training> trainings = history.trainings().stream()
                    .filter(training -> training.phase() == phase).toList();
            if (!trainings.isEmpty() && whole > 0) {
                phases.add(Phase.of(phase, trainings, whole));
            }
        }
        OptionalDouble offered = offered(history);
        return new Activity(Decimals.round(whole, 1),
                offered.isEmpty() ? null : Decimals.round(offered.getAsDouble() / whole, 3),
                offered.isEmpty()
                        ? null
                        : Decimals.round(Math.min(1, busy(history) / offered.getAsDouble()), 3),
                phases);
    }

    private static double busy(History history) {
        return history.trainings().stream().mapToDouble(Training::seconds).sum();
    }

    // Seconds of all workers together. A session that recorded nothing weighs nothing.
    private static OptionalDouble offered(History history) {
        double offered = 0;
        List<Double> lengths = history.sessionSeconds();
        for (int i = 0; i < lengths.size(); i++) {
            double seconds = lengths.get(i);
            Integer workers = history.sessions().get(i).workers();
            if (workers == null && seconds > 0) {
                return OptionalDouble.empty();
            }
            offered += workers == null ? 0 : workers * seconds;
        }
        return offered > 0 ? OptionalDouble.of(offered) : OptionalDouble.empty();
    }
}
