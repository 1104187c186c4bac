package io.evowire.run.pick;

import io.evowire.core.objective.Objective;
import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.reading.Belief;
import io.evowire.run.reading.Beliefs;
import io.evowire.run.reading.RunReading;
import io.evowire.run.repeat.FrontEstimate;
import io.evowire.run.repeat.FrontEstimates;
import io.evowire.run.repeat.Retraining;
import io.evowire.run.store.History;
import io.evowire.run.store.SplitSizes;
import io.evowire.run.store.Trial;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Chooses from a front the networks that people ask for first. Cost is the first objective that is
 * minimised. Accuracies are balanced, or how well novelty is told, if that is an objective and
 * plain accuracy is not. They are the means of training again where all members of the front were:
 * the one that the search saw and chose for is likely to have been lucky, so the two do not
 * compare. Where a run is read by what a model of all trainings says, they are its means.
 */
public final class Picks {

    private final List<Trial> front;
    private final Beliefs beliefs;
    private final boolean forAccuracy;
    private final Objective quality;
    private final Objective cost;
    private final Map<Integer, FrontEstimate> again;
    private final @Nullable SplitSizes images;

    /**
     * @param front      completed trials that no other one dominates
     * @param objectives of the search
     * @param again      what training again gave
     * @param images     sizes of the data set, null if not known
     */
    public Picks(List<Trial> front, List<Objective> objectives, List<Retraining> again,
            @Nullable SplitSizes images) {
        this(front, Beliefs.NONE, objectives, again, images);
    }

    private Picks(List<Trial> front, Beliefs beliefs, List<Objective> objectives,
            List<Retraining> again, @Nullable SplitSizes images) {
        this.front = front;
        this.beliefs = beliefs;
        this.forAccuracy = objectives.stream().anyMatch(Objective::isQuality);
        this.quality = objectives.contains(Objective.ACCURACY)
                ? Objective.ACCURACY
                : objectives.stream().filter(Objective::isQuality).findFirst()
                        .orElse(Objective.ACCURACY);
        this.cost = objectives.stream().filter(objective -> !objective.isMaximised()).findFirst()
                .orElse(Objective.MACS);
        this.again = again.stream().filter(way -> way.ranks(front)).findFirst()
                .map(Retraining::byTrial).orElse(Map.of());
        this.images = images;
    }

    /** Those of a run as it stands. */
    public static List<Pick> of(CandidateFactory factory, History history) {
        return of(factory, history, RunReading.of(factory, history).beliefs().isEmpty()
                ? Retraining.byWay(FrontEstimates.ofAll(factory, history))
                : List.of());
    }

    /**
     * The same, where it is known already.
     *
     * @param again what training again gave
     */
    public static List<Pick> of(CandidateFactory factory, History history,
            List<Retraining> again) {
        RunReading reading = RunReading.of(factory, history);
        return new Picks(reading.front(), reading.beliefs(), factory.config().objectives(),
                // What is believed holds what repeats showed.
                reading.beliefs().isEmpty() ? again : List.of(),
                history.record().images()).all();
    }

    /** The picks there are, in the order of {@link Pick.Kind}. */
    public List<Pick> all() {
        List<Pick> picks = new ArrayList<>();
        best().ifPresent(best -> {
            picks.add(new Pick(Pick.Kind.BEST, best.number(), bestWords()));
            knee().ifPresent(picks::add);
            deviation(best).ifPresent(sd -> picks.add(smallest(best, sd)));
        });
        return picks;
    }

    private String bestWords() {
        if (!beliefs.isEmpty()) {
            return "The highest mean accuracy of the front, as all trainings together say.";
        }
        String words = "The highest %s%s of the front%s.".formatted(again.isEmpty() ? "" : "mean ",
                switch (quality) {
                    case AUPRC -> "auprc";
                    case BALANCED_ACCURACY -> "balanced accuracy";
                    default -> again.isEmpty() ? "validation accuracy" : "accuracy";
                },
                again.isEmpty() ? "" : ", all of which was trained again");
        return forAccuracy
                ? words
                : words + " Accuracy was no objective: others may have a higher one.";
    }

    private Optional<Trial> best() {
        return front.stream().max(Comparator.comparingDouble(this::accuracy)
                .thenComparing(this::cost, Comparator.reverseOrder())
                .thenComparing(Trial::number, Comparator.reverseOrder()));
    }

    // The network furthest above the chord between the ends: what is spent beyond it buys less.
    private Optional<Pick> knee() {
        List<Trial> line = line();
        if (line.size() < 3) {
            return Optional.empty();
        }
        return line.stream().filter(trial -> height(trial, line) > 1e-9)
                .max(Comparator.comparingDouble(trial -> height(trial, line)))
                .map(trial -> new Pick(Pick.Kind.KNEE, trial.number(), """
                        Here the front bends: it lies furthest above the line between the front's \
                        ends, with %s%s.""".formatted(name(),
                        cost == Objective.DAMAGE ? " as it is" : " by orders of magnitude")));
    }

    // With other objectives beside these two, or means of training again, the front's members may
    // dominate each other here: whoever costs more and is no better is no part of the line.
    private List<Trial> line() {
        List<Trial> line = new ArrayList<>();
        front.stream()
                .sorted(Comparator.comparingDouble(this::cost)
                        .thenComparing(this::accuracy, Comparator.reverseOrder()))
                .filter(trial -> line.isEmpty() || accuracy(trial) > accuracy(line.getLast()))
                .forEach(line::add);
        return line;
    }

    // Height above the chord, with both axes scaled to the front; 0 at its ends.
    private double height(Trial trial, List<Trial> line) {
        Trial first = line.getFirst();
        Trial last = line.getLast();
        double width = position(last) - position(first);
        double rise = accuracy(last) - accuracy(first);
        if (width <= 0 || rise <= 0) {
            return 0;
        }
        return (accuracy(trial) - accuracy(first)) / rise
                - (position(trial) - position(first)) / width;
    }

    // Costs are spread over orders of magnitude; a damage may be 0.
    private double position(Trial trial) {
        return cost == Objective.DAMAGE ? cost(trial) : Math.log(cost(trial));
    }

    // Training again measures the deviation; without it, that of counting right answers is known.
    private Optional<Deviation> deviation(Trial best) {
        FrontEstimate measured = again.get(best.number());
        Double sd = measured == null
                ? null
                : again(measured.deviation(), measured.balancedDeviation(),
                        measured.auprcDeviation());
        if (measured != null && sd != null) {
            return Optional.of(new Deviation(sd,
                    "measured by training the best %d times again".formatted(measured.repeats())));
        }
        Optional<Deviation> believed = beliefs.of(best.number()).map(Belief::deviation)
                .map(value -> new Deviation(value, "that of the best one's mean"));
        // Of an average precision no count of images tells it.
        if (believed.isPresent() || images == null || quality == Objective.AUPRC) {
            return believed;
        }
        double p = accuracy(best);
        return Optional.of(new Deviation(Math.sqrt(p * (1 - p) / images.validation()),
                "the binomial error of %,d validation images, as the search saw it%s".formatted(
                        images.validation(), quality == Objective.BALANCED_ACCURACY
                                ? "; where classes are of unequal size it is larger"
                                : "")));
    }

    private record Deviation(double value, String origin) {}

    private Pick smallest(Trial best, Deviation sd) {
        double bound = accuracy(best) - sd.value();
        Trial smallest = front.stream().filter(trial -> accuracy(trial) >= bound)
                .min(Comparator.comparingDouble(this::cost).thenComparing(Trial::number))
                .orElseThrow();
        String within = "within one standard deviation of the best, %.2f percentage points (%s)"
                .formatted(100 * sd.value(), sd.origin());
        return new Pick(Pick.Kind.SMALLEST, smallest.number(), smallest.equals(best)
                ? "No cheaper network lies %s.".formatted(within)
                : "The cheapest network %s. It %s %.0f %% of the best one's %s.".formatted(within,
                        cost == Objective.DAMAGE ? "has" : "needs",
                        cost(best) == 0 ? 100 : 100 * cost(smallest) / cost(best), name()));
    }

    private double accuracy(Trial trial) {
        FrontEstimate measured = again.get(trial.number());
        if (quality != Objective.ACCURACY) {
            Double mean = measured == null
                    ? null
                    : again(measured.mean(), measured.balancedMean(), measured.auprcMean());
            return mean == null ? trial.value(quality).orElseThrow() : mean;
        }
        return measured == null
                ? beliefs.of(trial.number()).map(Belief::mean)
                        .orElseGet(() -> trial.accuracy().orElseThrow())
                : measured.mean();
    }

    // That of the quality which the search is for.
    private @Nullable Double again(@Nullable Double accuracy, @Nullable Double balanced,
            @Nullable Double auprc) {
        return switch (quality) {
            case AUPRC -> auprc;
            case BALANCED_ACCURACY -> balanced;
            default -> accuracy;
        };
    }

    private double cost(Trial trial) {
        return trial.value(cost).orElseThrow();
    }

    private String name() {
        return cost.word();
    }
}
