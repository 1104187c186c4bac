package io.evowire.run.repeat;

import io.evowire.core.objective.Fitness;
import io.evowire.core.objective.Measurements;
import io.evowire.core.objective.Objective;
import io.evowire.core.statistics.Normal;
import io.evowire.core.statistics.Sample;
import io.evowire.core.statistics.Scatter;
import io.evowire.evaluate.Outcome;
import io.evowire.run.config.RepeatKind;
import io.evowire.run.config.RepeatsConfig.Question;
import io.evowire.run.store.History;
import io.evowire.run.store.Repeat;
import io.evowire.run.store.SecondLook;
import io.evowire.run.store.SplitSizes;
import io.evowire.run.store.Trial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * How certain it is that members of a measured front are really on it, by all trainings of each,
 * also where that is a single one; to choose whom to train again.
 * <p>
 * The true accuracy of a member is taken as normal around the mean of its n trainings with
 * deviation sigma / sqrt(n). One sigma serves all: that of repeated trainings of the same network
 * in this run, or what the number of validation images alone would give, whichever is larger.
 * {@value #DRAWS} joint draws count how often no other member dominates. Costs are exact; latency
 * and damage are taken as the search measured them.
 *
 * @param objectives what is optimised
 * @param members    of the front
 * @param noise      sigma of each of them, as accuracy
 */
record Membership(List<Objective> objectives, List<Member> members, List<Double> noise) {

    static final RepeatKind KIND = new RepeatKind(Question.INSTANCE, 0);

    private static final int DRAWS = 1_000;

    /** A trial, and the accuracies of all its trainings. */
    private record Member(Trial trial, Sample accuracies) {

        static Member of(Trial trial, History history) {
            List<Optional<Double>> own = List.of(accuracy(trial.outcome().orElseThrow()));
            List<Optional<Double>> others = Stream.concat(
                    history.looks(trial.number()).stream().map(SecondLook::outcome),
                    history.repeats(trial.number()).stream()
                            .filter(repeat -> repeat.kind().equals(KIND)).map(Repeat::outcome))
                    .map(Member::accuracy).toList();
            // With a donor's weights its accuracy holds the training of ancestors, which others
            // from scratch lack.
            boolean inherits = trial.proposal().donor() != null
                    && others.stream().anyMatch(Optional::isPresent);
            return new Member(trial, Sample.of(inherits
                    ? others
                    : Stream.concat(own.stream(), others.stream()).toList()));
        }

        private static Optional<Double> accuracy(Outcome outcome) {
            return outcome instanceof Outcome.Completed completed
                    ? Optional.of(completed.validationAccuracy())
                    : Optional.empty();
        }

        double mean() {
            return Objects.requireNonNull(accuracies.mean(), "the front was trained");
        }

        // A lucky training is so by both accuracies: they move together.
        Measurements drawn(double shift) {
            Measurements measured = trial.measurements().orElseThrow();
            double accuracy = mean() + shift;
            Double balanced = measured.balancedAccuracy();
            Measurements drawn = measured.withAccuracy(Math.clamp(accuracy, 0, 1));
            return balanced == null
                    ? drawn
                    : drawn.withBalancedAccuracy(
                            Math.clamp(balanced + accuracy - measured.accuracy(), 0, 1));
        }
    }

    Membership {
        objectives = List.copyOf(objectives);
        members = List.copyOf(members);
        noise = List.copyOf(noise);
    }

    /** That of a front, as the records of a run tell it. */
    static Membership of(List<Objective> objectives, List<Trial> front, History history) {
        double pooled = pooled(history);
        SplitSizes images = history.record().images();
        List<Member> members = front.stream().map(trial -> Member.of(trial, history)).toList();
        return new Membership(objectives, members, members.stream().map(Member::mean)
                .map(mean -> Math.max(pooled, images == null
                        ? 0
                        : Math.sqrt(mean * (1 - mean) / images.validation())))
                .toList());
    }

    // Standard deviation within networks, over all that were trained more than once.
    private static double pooled(History history) {
        return Scatter.of(history.trials().stream().filter(Trial::completed)
                .map(trial -> Member.of(trial, history).accuracies().values()).toList())
                .deviation().orElse(0);
    }

    /** The probability of each member to be on the front, in [0, 1]. */
    List<Double> probabilities(RandomGenerator random) {
        int[] undominated = new int[members.size()];
        for (int draw = 0; draw < DRAWS; draw++) {
            List<Fitness> drawn = draw(random);
            for (int i = 0; i < undominated.length; i++) {
                Fitness own = drawn.get(i);
                undominated[i] += drawn.stream().noneMatch(other -> other.dominance(own) > 0)
                        ? 1
                        : 0;
            }
        }
        return Arrays.stream(undominated).mapToObj(count -> (double) count / DRAWS).toList();
    }

    private List<Fitness> draw(RandomGenerator random) {
        List<Fitness> drawn = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            Member member = members.get(i);
            double error = noise.get(i) / Math.sqrt(member.accuracies().values().size());
            drawn.add(Fitness.of(objectives, member.drawn(Normal.draw(random) * error),
                    member.trial().proposal().cost()));
        }
        return drawn;
    }
}
