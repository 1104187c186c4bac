package io.evowire.run.reading;

import io.evowire.core.statistics.gp.LeaveOneOut;
import io.evowire.run.surrogate.Looks;
import io.evowire.run.surrogate.TrialModel;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * What a model does not explain of a network: luck of its trainings, and something of the network's
 * own. How much is luck, only networks tell that were trained more than once. Of a mean of r
 * trainings at a distance d from the model, d o^2 / (o^2 + n^2 / r) is expected to be the network's
 * own, where n is the deviation of a training and o that of what is a network's own.
 *
 * @param model of the trainings, at least two of them
 * @param noise standard deviation n of one training, fraction
 */
record Luck(TrialModel model, double noise) {

    /** With fewer further trainings than this their deviation is not known. */
    private static final int FEWEST = 5;

    /**
     * Standard deviation of one training, pooled over the networks that were trained more than once
     * from scratch; empty if these are too few.
     */
    static OptionalDouble of(Collection<Looks> seen) {
        Map<Integer, List<Double>> values = seen.stream().filter(looks -> looks.trainings() == 1)
                .collect(Collectors.groupingBy(looks -> looks.of().trial().number(),
                        Collectors.mapping(Looks::value, Collectors.toList())));
        int freedom = values.values().stream().mapToInt(each -> each.size() - 1).sum();
        double squares = values.values().stream().mapToDouble(Luck::squares).sum();
        return freedom < FEWEST
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.sqrt(squares / freedom));
    }

    private static double squares(List<Double> values) {
        double mean = values.stream().mapToDouble(Double::doubleValue).sum() / values.size();
        return values.stream().mapToDouble(value -> (value - mean) * (value - mean)).sum();
    }

    /**
     * What is expected to be a network's own, by number of the trial, fractions.
     *
     * @param without what the model says of each of its trainings without it
     */
    Map<Integer, Double> own(LeaveOneOut without) {
        double luck = noise * noise;
        double unexplained = model.noise() * model.noise();
        double own = Math.max(0, unexplained - luck);
        Map<Integer, Double> byTrial = new HashMap<>();
        Map<Integer, Integer> counts = new HashMap<>();
        for (int i = 0; i < model.looks().size(); i++) {
            Looks looks = model.looks().get(i);
            double deviation = without.deviations().get(i);
            double distance = unexplained / looks.count()
                    * (looks.value() - without.means().get(i)) / (deviation * deviation);
            int trial = looks.of().trial().number();
            if (looks.count() > counts.getOrDefault(trial, 0)) {
                counts.put(trial, looks.count());
                byTrial.put(trial, own == 0
                        ? 0
                        : distance * own / (own + luck / looks.count()));
            }
        }
        return byTrial;
    }
}
