package io.evowire.run.config;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.evowire.run.UserException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How large a study is. What is null or empty is not given, or not there in this study.
 *
 * @param networks    networks that are drawn
 * @param seeds       trainings of each network; of weight agnostic networks: searches
 * @param steps       lengths of a training in optimisation steps
 * @param budgets     multiply-adds of an image
 * @param runs        directories of the searches that are read, seen from that of the study
 * @param population  networks of a generation
 * @param generations length of each search
 * @param epochs      length of each training in epochs
 * @param alexnet     whether AlexNet is trained, too
 * @param further     what few studies have
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record StudyOptions(@Nullable Integer networks, @Nullable Integer seeds,
        @Nullable List<Integer> steps, @Nullable List<Long> budgets, @Nullable List<String> runs,
        @Nullable Integer population, @Nullable Integer generations, @Nullable Integer epochs,
        @Nullable Boolean alexnet, @Nullable FurtherOptions further) {

    /** Nothing is given. */
    public static final StudyOptions NONE = new StudyOptions(null, null, null, null, null, null,
            null, null);

    /** Without AlexNet. */
    public StudyOptions(@Nullable Integer networks, @Nullable Integer seeds,
            @Nullable List<Integer> steps, @Nullable List<Long> budgets,
            @Nullable List<String> runs, @Nullable Integer population,
            @Nullable Integer generations, @Nullable Integer epochs) {
        this(networks, seeds, steps, budgets, runs, population, generations, epochs, null, null);
    }

    /** The same with these options that few studies have. */
    public StudyOptions with(FurtherOptions other) {
        return new StudyOptions(networks, seeds, steps, budgets, runs, population, generations,
                epochs, alexnet, other.equals(FurtherOptions.NONE) ? null : other);
    }

    /** What few studies have, given or not. */
    public FurtherOptions others() {
        return Objects.requireNonNullElse(further, FurtherOptions.NONE);
    }

    /** The same with so many epochs. */
    public StudyOptions withEpochs(int number) {
        return new StudyOptions(networks, seeds, steps, budgets, runs, population, generations,
                number, alexnet, further);
    }

    public StudyOptions {
        steps = steps == null ? List.of() : steps.stream().sorted().distinct().toList();
        budgets = budgets == null ? List.of() : budgets.stream().sorted().distinct().toList();
        runs = runs == null ? List.of() : List.copyOf(runs);
    }

    /** The same with trainings of one length in steps, and none in epochs. */
    public StudyOptions ofSteps(int length) {
        return new StudyOptions(networks, seeds, List.of(length), budgets, runs, population,
                generations, null, alexnet, further);
    }

    /** So many networks with so many trainings of these lengths each. */
    public static StudyOptions of(int networks, int seeds, Integer... steps) {
        return new StudyOptions(networks, seeds, List.of(steps), null, null, null, null, null);
    }

    /** So many networks, trained once for each of these lengths. */
    public static StudyOptions ofNetworks(int networks, Integer... steps) {
        return new StudyOptions(networks, null, List.of(steps), null, null, null, null, null);
    }

    /** So many trainings of each network. */
    public static StudyOptions ofSeeds(int seeds) {
        return new StudyOptions(null, seeds, null, null, null, null, null, null);
    }

    /** The same with these budgets. */
    public StudyOptions withBudgets(List<Long> other) {
        return new StudyOptions(networks, seeds, steps, other, runs, population, generations,
                epochs, alexnet, further);
    }

    /** These; what is not given, as in the others. */
    public StudyOptions over(StudyOptions others) {
        return new StudyOptions(over(networks, others.networks), over(seeds, others.seeds),
                over(steps, others.steps), over(budgets, others.budgets), over(runs, others.runs),
                over(population, others.population), over(generations, others.generations),
                over(epochs, others.epochs),
                over(alexnet, others.alexnet),
                further == null ? others.further : (FurtherOptions) further.over(others.others()));
    }

    private static <T> @Nullable T over(@Nullable T given, @Nullable T other) {
        return given == null ? other : given;
    }

    private static <T> @Nullable List<T> over(@Nullable List<T> given, @Nullable List<T> other) {
        return given == null || given.isEmpty() ? other : given;
    }

    /**
     * The length of a training, where a study has one; empty if none is given.
     *
     * @throws UserException if several are given
     */
    public Optional<Integer> length() {
        if (steps.size() > 1) {
            throw new UserException(
                    "This study has one length of training: give --steps one number, not %s."
                            .formatted(steps));
        }
        return steps.stream().findFirst();
    }

    /**
     * The budget, where a study has one; empty if none is given.
     *
     * @throws UserException if several are given
     */
    public Optional<Long> budget() {
        if (budgets.size() > 1) {
            throw new UserException(
                    "This study has one budget: give --budgets one number, not %s.".formatted(
                            budgets));
        }
        return budgets.stream().findFirst();
    }
}
