package io.evowire.run.cli;

import io.evowire.core.cost.Scaling;
import io.evowire.core.objective.Constraint;
import io.evowire.run.UserException;
import io.evowire.run.config.Budget;
import io.evowire.run.config.FurtherOptions;
import io.evowire.run.config.GridConfig;
import io.evowire.run.config.StudyOptions;
import io.evowire.run.system.ShellWord;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How large a study is; what is not typed is the study's own. */
final class StudySizes {

    @Option(names = "--networks", paramLabel = "N",
            description = "Networks that are drawn (of space: for each budget; of links: pairs; "
                    + "of generators, operations, damage, regimes, graphs, resolution, transfer, "
                    + "scaling and mnist: for each setting).")
    private @Nullable Integer networks;

    @Option(names = "--seeds", paramLabel = "K",
            description = "Trainings of each network; of weight agnostic networks: searches.")
    private @Nullable Integer seeds;

    @Option(names = "--steps", split = ",", paramLabel = "S",
            description = "Lengths of a training in optimisation steps.")
    private List<Integer> steps = List.of();

    @Option(names = "--budgets", split = ",", paramLabel = "MACS",
            description = "Of space, generators, operations, damage, resolution, transfer and "
                    + "recommended: multiply-adds, such as 500k,2M.")
    private List<String> budgets = List.of();

    @Option(names = "--population", paramLabel = "N",
            description = "Of studies of weight agnostic networks: networks of a generation.")
    private @Nullable Integer population;

    @Option(names = "--generations", paramLabel = "N",
            description = "Of studies of weight agnostic networks: length of each search.")
    private @Nullable Integer generations;

    @Option(names = "--epochs", paramLabel = "N",
            description = "Length of each training in epochs, in place of --steps where a study "
                    + "has one length.")
    private @Nullable Integer epochs;

    @Option(names = "--alexnet",
            description = "Of mnist: trains AlexNet, too, on images made 224x224 pixels large. "
                    + "'study show mnist --alexnet' tells how long that takes.")
    private boolean alexnet;

    @Option(names = "--sizes", split = ",", paramLabel = "H",
            description = "Of resolution: heights of the images that trained networks are tested "
                    + "on, in pixels; widths in proportion (default: up to twice the data's).")
    private List<Integer> heights = List.of();

    @Option(names = "--models", paramLabel = "MODELS",
            description = "Of generators: graph models beside those of the study, such as "
                    + "'DD(0.3),RDAG(4, 0.5, 5, 2)'.")
    private @Nullable String models;

    @Option(names = "--to", paramLabel = "SPEC",
            description = "Of transfer: the second data set.")
    private @Nullable String to;

    @Option(names = "--phi", split = ",", paramLabel = "P",
            description = "Of scaling: exponents, above 0 and at most 8; a network gets 1.92^P "
                    + "times its multiply-adds.")
    private List<Double> phi = List.of();

    @Option(names = "--arms", split = ",", paramLabel = "ARM",
            description = "Of wiring and automl: what is compared, the control first, such as "
                    + "random,nsga2,surrogate-warm.")
    private List<String> arms = List.of();

    @Option(names = "--trials", paramLabel = "N",
            description = "Of wiring and automl: networks that each search tries.")
    private @Nullable Integer trials;

    @Option(names = "--time", paramLabel = "TIME",
            description = "Of wiring and automl: how long each search may take, such as 5m; "
                    + "without --trials, as many networks as fit in.")
    private @Nullable String time;

    @Option(names = "--runs", arity = "1..*", paramLabel = "DIR",
            description = "Of recommended, novelty and scaling: directories of searches. Others "
                    + "are compared with the settings of the first.")
    private List<Path> runs = List.of();

    /**
     * Refuses sizes that a study does not have.
     *
     * @param name of the study
     * @param has  its options, such as {@code --seeds}
     */
    void requireOnly(String name, List<String> has) {
        Map<String, Boolean> typed = new TreeMap<>(Map.of("--networks", networks != null, "--seeds",
                seeds != null, "--steps", !steps.isEmpty(), "--budgets", !budgets.isEmpty(),
                "--runs", !runs.isEmpty(), "--population", population != null, "--generations",
                generations != null, "--epochs", epochs != null));
        typed.put("--alexnet", alexnet);
        typed.put("--models", models != null);
        typed.put("--arms", !arms.isEmpty());
        typed.put("--trials", trials != null);
        typed.put("--time", time != null);
        typed.put("--phi", !phi.isEmpty());
        typed.put("--to", to != null);
        typed.put("--sizes", !heights.isEmpty());
        typed.forEach((option, given) -> {
            if (given && !has.contains(option)) {
                throw new UserException("The study '%s' has no %s, but %s.".formatted(name, option,
                        String.join(", ", has)));
            }
        });
    }

    /**
     * What is chosen: what is typed, over what is usual.
     *
     * @param usual     of the study
     * @param least     of the numbers of the study
     * @param directory of the study, from which runs are seen
     */
    StudyOptions over(StudyOptions usual, StudyOptions least, Path directory) {
        StudyOptions chosen = new StudyOptions(networks, seeds, steps,
                budgets.stream().map(StudySizes::count).toList(),
                runs.stream().map(run -> seen(run, directory)).toList(), population, generations,
                epochs, alexnet ? Boolean.TRUE : null, null)
                .with(new FurtherOptions(heights, to, null, phi, arms, trials, time,
                        models == null ? null : GridConfig.split(models)))
                .over(usual);
        atLeast("--networks", least.networks(), chosen.networks());
        atLeast("--seeds", least.seeds(), chosen.seeds());
        atLeast("--population", least.population(), chosen.population());
        atLeast("--generations", least.generations(), chosen.generations());
        atLeast("--epochs", least.epochs(), chosen.epochs());
        if (epochs != null && !steps.isEmpty()) {
            throw new UserException("""
                    --epochs %d and --steps %s both say how long a training is. Give one of them."""
                    .formatted(epochs, joined(steps, ",")));
        }
        if (trials != null) {
            NumberOption.atLeast("--trials", 1, trials);
        }
        if (time != null) {
            requireTime(time);
        }
        phi.stream().filter(exponent -> !(exponent > 0 && exponent <= Scaling.MAX_PHI)).findFirst()
                .ifPresent(exponent -> {
                    throw new UserException("--phi must be above 0 and at most 8, not %s."
                            .formatted(exponent));
                });
        heights.forEach(height -> NumberOption.atLeast("--sizes", 1, height));
        chosen.steps().forEach(length -> NumberOption.atLeast("--steps", 1, length));
        return chosen;
    }

    /**
     * What is typed for these options, with a blank before each.
     *
     * @param seen how a run is named from where it is typed
     */
    static String typed(StudyOptions options, UnaryOperator<String> seen) {
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("--networks", Objects.requireNonNullElse(options.networks(), ""));
        words.put("--seeds", Objects.requireNonNullElse(options.seeds(), ""));
        words.put("--steps", joined(options.steps(), ","));
        words.put("--budgets", joined(options.budgets(), ","));
        words.put("--runs", joined(options.runs().stream().map(seen).toList(), " "));
        words.put("--population", Objects.requireNonNullElse(options.population(), ""));
        words.put("--generations", Objects.requireNonNullElse(options.generations(), ""));
        words.put("--epochs", Objects.requireNonNullElse(options.epochs(), ""));
        words.put("--alexnet", Boolean.TRUE.equals(options.alexnet()) ? " " : "");
        words.put("--models", options.others().models().isEmpty()
                ? ""
                : ShellWord.of(joined(options.others().models(), ",")));
        words.put("--arms", joined(options.others().arms(), ","));
        words.put("--trials", Objects.requireNonNullElse(options.others().trials(), ""));
        words.put("--time", Objects.requireNonNullElse(options.others().time(), ""));
        words.put("--phi", joined(options.others().phi(), ","));
        words.put("--to", options.others().to() == null
                ? ""
                : ShellWord.of(options.others().to()));
        words.put("--sizes", joined(options.others().sizes(), ","));
        return words.entrySet().stream().filter(word -> !word.getValue().equals(""))
                .map(word -> " %s %s".formatted(word.getKey(), word.getValue())
                        .stripTrailing())
                .collect(Collectors.joining());
    }

    // At commas that stand in no parentheses.
    private static void requireTime(String text) {
        try {
            new Budget(1, text);
        } catch (IllegalArgumentException e) {
            throw new UserException("--time: " + e.getMessage());
        }
    }

    private static String joined(@Nullable List<?> values, String by) {
        return values == null
                ? ""
                : values.stream().map(Object::toString).collect(Collectors.joining(by));
    }

    private static void atLeast(String option, @Nullable Integer least,
            @Nullable Integer value) {
        if (least != null && value != null) {
            NumberOption.atLeast(option, least, value);
        }
    }

    private static String seen(Path run, Path directory) {
        return directory.toAbsolutePath().normalize()
                .relativize(run.toAbsolutePath().normalize()).toString();
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
