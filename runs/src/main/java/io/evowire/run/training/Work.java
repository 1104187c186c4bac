package io.evowire.run.training;

import io.evowire.evaluate.Candidate;
import io.evowire.evaluate.TrainingRecipe;
import io.evowire.evaluate.WarmStart;
import java.util.List;
import java.util.stream.Stream;

/**
 * The unit of training.
 *
 * @param id   its identity in the run, in words that a person understands, such as {@code trial 3}
 *             or {@code trial 3 repeat 0 of instance}. A training that pauses and goes on keeps it;
 *             two that are done side by side never share it
 * @param task what a worker gets
 * @param times how many times as long as a training of the search each of its trainings may last,
 *              at least 1
 */
public record Work(String id, Task task, int times) {

    /** A work whose trainings are as long as those of the search. */
    public Work(String id, Task task) {
        this(id, task, 1);
    }

    /** The training of a candidate. */
    public Work(String id, Candidate candidate) {
        this(id, new Task.Train(candidate));
    }

    /**
     * The candidate that is trained.
     *
     * @throws IllegalStateException if the work is another one than the training of a candidate
     */
    public Candidate candidate() {
        if (task instanceof Task.Train(Candidate candidate)) {
            return candidate;
        }
        throw new IllegalStateException(
                "A candidate was to be trained, and no work such as '%s' done.".formatted(id));
    }

    /** The training of a trial, all its rungs. */
    public static Work ofTrial(Candidate candidate) {
        return new Work(ofTrial(candidate.trial()), candidate);
    }

    /** Identity of the training of a trial, all its rungs. */
    public static String ofTrial(int number) {
        return "trial " + number;
    }

    /**
     * How many times as long as a trial it may last: once for each training, and for a measurement.
     */
    public int trainings() {
        return Math.multiplyExact(times, switch (task) {
            case Task.Train(Candidate candidate) -> candidate.trainings();
            case Task.Judge judge -> 1;
            case Task.Damage damage -> 1;
            case Task.Baseline baseline -> 1;
            case Task.Resized resized -> 1;
            case Task.Transfer transfer -> 2; // its pretraining may not be there
            case Task.Test(WarmStart trained, TrainingRecipe recipe) ->
                1 + trained.again().size();
        });
    }

    /** SHA-256 of the models that it needs, or can use to save time. */
    public List<String> models() {
        return switch (task) {
            case Task.Train(Candidate candidate) -> models(candidate);
            case Task.Judge(Candidate candidate) -> models(candidate);
            case Task.Damage damage -> List.of(damage.trained().model());
            case Task.Test test -> models(test.trained()).toList();
            case Task.Baseline baseline -> List.of();
            case Task.Resized resized -> List.of();
            case Task.Transfer transfer -> List.of();
        };
    }

    private static List<String> models(Candidate candidate) {
        WarmStart start = candidate.warmStart();
        return Stream.concat(Stream.ofNullable(candidate.leg().resumed()),
                start == null ? Stream.of() : models(start)).toList();
    }

    private static Stream<String> models(WarmStart start) {
        return Stream.ofNullable(start.saved()).map(WarmStart.Trained::model);
    }
}
