package io.evowire.run.cli;

import io.evowire.core.objective.Constraint;
import io.evowire.run.UserException;
import io.evowire.run.problem.Run;
import io.evowire.run.store.RunFiles;
import io.evowire.run.wann.study.WannStudy;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How large a study is; what is not typed is the study's own. */
final class StudySizes {

    @Option(names = "--networks", paramLabel = "N",
            description = "Networks that are drawn (of space: for each budget; of links: pairs; "
                    + "of generators and operations: for each setting).")
    private @Nullable Integer networks;

    @Option(names = "--seeds", paramLabel = "K",
            description = "Trainings of each network; of weight agnostic networks: searches.")
    private @Nullable Integer seeds;

    @Option(names = "--steps", split = ",", paramLabel = "S",
            description = "Lengths of a training in optimisation steps.")
    private List<Integer> steps = List.of();

    @Option(names = "--budgets", split = ",", paramLabel = "MACS",
            description = "Of space, generators, operations and recommended: multiply-adds, "
                    + "such as 500k,2M.")
    private List<String> budgets = List.of();

    @Option(names = "--population", paramLabel = "N",
            description = "Of studies of weight agnostic networks: networks of a generation.")
    private @Nullable Integer population;

    @Option(names = "--generations", paramLabel = "N",
            description = "Of studies of weight agnostic networks: length of each search.")
    private @Nullable Integer generations;

    @Option(names = "--epochs", paramLabel = "N",
            description = "Of studies of weight agnostic networks: length of each training.")
    private @Nullable Integer epochs;

    @Option(names = "--runs", arity = "1..*", paramLabel = "DIR",
            description = "Of recommended and novelty: directories of searches. Others are "
                    + "compared with the settings of the first.")
    private List<Path> runs = List.of();

    /**
     * Refuses sizes that a study does not have.
     *
     * @param name of the study
     * @param has  its options, such as {@code --seeds}
     */
    void requireOnly(String name, List<String> has) {
        Map<String, Boolean> typed = Map.of("--networks", networks != null, "--seeds",
                seeds != null, "--steps", !steps.isEmpty(), "--budgets", !budgets.isEmpty(),
                "--runs", !runs.isEmpty(), "--population", population != null, "--generations",
                generations != null, "--epochs", epochs != null);
        typed.forEach((option, given) -> {
            if (given && !has.contains(option)) {
                throw new UserException("The study '%s' has no %s, but %s.".formatted(name, option,
                        String.join(", ", has)));
            }
        });
    }

    /** The size of a study of weight agnostic networks. */
    WannStudy.Size weightAgnostic() {
        WannStudy.Size usual = WannStudy.Size.USUAL;
        return new WannStudy.Size(seeds(usual.seeds(), 1),
                checked("--population", population, usual.population(), 2),
                checked("--generations", generations, usual.generations(), 1),
                checked("--epochs", epochs, usual.epochs(), 1), usual.side(), usual.batch());
    }

    /** The runs that the study reads. */
    List<Run> runs() {
        if (runs.isEmpty()) {
            throw new UserException(
                    "This study reads searches: give their directories with --runs DIR...");
        }
        return runs.stream().map(RunFiles::new).map(Run::open).toList();
    }

    /** One length if it is typed. */
    Optional<Integer> length() {
        return steps.isEmpty() ? Optional.empty() : Optional.of(length(0));
    }

    /** One length where the study has one. */
    int length(int own) {
        List<Integer> typed = steps(List.of(own));
        if (typed.size() > 1) {
            throw new UserException(
                    "This study has one length of training: give --steps one number, not %s."
                            .formatted(typed));
        }
        return typed.getFirst();
    }

    int networks(int own, int least) {
        return checked("--networks", networks, own, least);
    }

    int seeds(int own, int least) {
        return checked("--seeds", seeds, own, least);
    }

    List<Integer> steps(List<Integer> own) {
        steps.forEach(length -> NumberOption.atLeast("--steps", 1, length));
        return steps.isEmpty() ? own : steps.stream().sorted().distinct().toList();
    }

    List<Long> budgets(List<Long> own) {
        return budgets.isEmpty()
                ? own
                : budgets.stream().map(StudySizes::count).sorted().distinct().toList();
    }

    /** One budget if it is typed, where the study has one. */
    Optional<Long> budget() {
        List<Long> typed = budgets(List.of());
        if (typed.size() > 1) {
            throw new UserException(
                    "This study has one budget: give --budgets one number, not %s.".formatted(
                            typed));
        }
        return typed.stream().findFirst();
    }

    private static int checked(String option, @Nullable Integer typed, int own, int least) {
        if (typed == null) {
            return own;
        }
        NumberOption.atLeast(option, least, typed);
        return typed;
    }

    private static long count(String text) {
        try {
            return Constraint.parse("macs <= " + text).max();
        } catch (IllegalArgumentException e) {
            throw new UserException("""
                    --budgets takes numbers of multiply-adds such as 800000, 500k, 2M or 1.5G, not \
                    '%s'.""".formatted(text));
        }
    }
}
