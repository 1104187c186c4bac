package io.evowire.run.study.novelty;

import io.evowire.core.network.TensorShape;
import io.evowire.core.statistics.Sample;
import io.evowire.core.statistics.SignedRank;
import io.evowire.evaluate.Novelty;
import io.evowire.run.UserException;
import io.evowire.run.config.NoveltyConfig;
import io.evowire.run.config.SearchConfig;
import io.evowire.run.config.TaskConfig;
import io.evowire.run.pick.Pick;
import io.evowire.run.pick.Picks;
import io.evowire.run.problem.Run;
import io.evowire.run.store.History;
import io.evowire.run.store.Judged;
import io.evowire.run.store.TrialStore;
import io.evowire.run.study.Study;
import io.evowire.run.study.StudyEntry;
import io.evowire.run.study.Trained;
import io.evowire.run.study.comparison.SearchSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How well the networks that searches recommend tell what none of them saw, over the classes that
 * were held out. Each run has judged its front when it ended, so nothing is trained here. A run
 * recommends the network of its front that is best by what it searched for: by the average
 * precision of its inner class, or by accuracy, which is the control. Runs that differ only in
 * seed and classes are an arm.
 *
 * @param runs what they recommend
 */
public record NoveltyStudy(List<Recommended> runs)
        implements
            Study<NoveltyStudy.Reading> {

    private static final TaskConfig ANY = new TaskConfig(
            new NoveltyConfig(null, null, NoveltyConfig.NONE));

    public NoveltyStudy {
        runs = List.copyOf(runs);
    }

    /**
     * The network that a run recommends.
     *
     * @param arm     settings of the run that tell it from other arms
     * @param run     directory of the run
     * @param heldOut label of the class that was held out, null for outliers
     * @param trial   number of its trial
     * @param novelty how it was judged
     */
    public record Recommended(String arm, String run, @Nullable Integer heldOut, int trial,
            Novelty novelty) {}

    /**
     * An arm.
     *
     * @param arm         settings that tell it from others
     * @param runs        how many
     * @param auprc       average precision by the largest probability, over the runs
     * @param auroc       area under the ROC curve by the same
     * @param energyAuprc average precision by the energy
     * @param prevalence  share of novel images, mean
     * @param gain        mean difference of {@code auprc} to the first arm, over the classes that
     *                    both held out once; null for the first, and where there is no such class
     * @param probability of such differences by chance (exact signed-rank test, two-sided), null
     *                    with {@code gain}
     */
    public record Arm(String arm, int runs, Figure auprc, Figure auroc, Figure energyAuprc,
            double prevalence, @Nullable Double gain, @Nullable Double probability) {}

    /**
     * Mean over runs.
     *
     * @param deviation standard deviation, null for one run
     */
    public record Figure(double mean, @Nullable Double deviation) {}

    /**
     * What the study says.
     *
     * @param arms in the order of the runs
     * @param runs what each recommends
     */
    public record Reading(List<Arm> arms, List<Recommended> runs) {

        public Reading {
            arms = List.copyOf(arms);
            runs = List.copyOf(runs);
        }
    }

    /**
     * The study of some runs.
     *
     * @throws UserException if a run was not for novelty detection, or has not judged its network
     */
    public static NoveltyStudy ofRuns(List<Run> runs) {
        List<String> arms = SearchSettings.differences(runs.stream().map(Run::config)
                .map(NoveltyStudy::withoutClasses).toList());
        List<Recommended> recommended = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            recommended.add(recommended(runs.get(i), arms.get(i)));
        }
        return new NoveltyStudy(recommended);
    }

    // The objective needs a novel class, so the label stays in place of the one that was held out.
    private static SearchConfig withoutClasses(SearchConfig config) {
        NoveltyConfig novelty = config.task().novelty();
        return config.with(novelty.heldOut() == null
                ? novelty.isOn()
                        ? new TaskConfig(new NoveltyConfig(null, 0, novelty.outliers()))
                        : ANY
                : new TaskConfig(new NoveltyConfig(0, 1, NoveltyConfig.NONE)));
    }

    private static Recommended recommended(Run run, String arm) {
        History history = TrialStore.read(run.files());
        if (!run.config().task().novelty().isOn()) {
            throw new UserException("""
                    %s is no search for novelty detection: no class was held out. See \
                    docs/novelty.md.""".formatted(run.files().directory()));
        }
        int trial = Picks.of(run.factory(), history, List.of()).stream()
                .filter(pick -> pick.kind() == Pick.Kind.BEST).map(Pick::trial).findFirst()
                .orElseThrow(() -> new UserException("%s has no front yet.".formatted(
                        run.files().directory())));
        Optional<Judged> judged = history.judged(trial);
        if (judged.isPresent() && judged.get().novelty().isEmpty()) {
            throw new UserException("""
                    %s recommends trial %d, whose training for the judgement ended without a \
                    result (%s). Leave this run out.""".formatted(run.files().directory(), trial,
                    judged.get().outcome()));
        }
        Optional<Novelty> novelty = judged.flatMap(Judged::novelty);
        return new Recommended(arm, run.files().directory().toString(),
                run.config().task().novelty().heldOut(), trial,
                novelty.orElseThrow(() -> new UserException("""
                        %s has not judged trial %d, which it recommends. Type: evowire resume %s"""
                        .formatted(run.files().directory(), trial, run.files().word()))));
    }

    @Override
    public String name() {
        return "novelty";
    }

    /** Nothing is trained. */
    @Override
    public List<StudyEntry> plan(TensorShape shape, int classes) {
        return List.of();
    }

    @Override
    public Reading read(List<Trained> trained) {
        Map<String, List<Recommended>> arms = runs.stream().collect(Collectors
                .groupingBy(Recommended::arm, LinkedHashMap::new, Collectors.toList()));
        List<Recommended> control = arms.isEmpty() ? List.of() : arms.values().iterator().next();
        return new Reading(arms.entrySet().stream()
                .map(entry -> arm(entry.getKey(), entry.getValue(), control)).toList(), runs);
    }

    private static Arm arm(String name, List<Recommended> runs, List<Recommended> control) {
        List<Double> gains = runs.equals(control) ? List.of() : gains(runs, control);
        return new Arm(name, runs.size(), figure(runs, Novelty::auprc),
                figure(runs, novelty -> novelty.softmax().auroc()),
                figure(runs, novelty -> novelty.energy().averagePrecision()),
                figure(runs, novelty -> novelty.softmax().prevalence()).mean(),
                gains.isEmpty()
                        ? null
                        : gains.stream().mapToDouble(gain -> gain).average().orElseThrow(),
                gains.isEmpty() ? null : SignedRank.probability(gains));
    }

    private static List<Double> gains(List<Recommended> runs, List<Recommended> control) {
        Map<Integer, Double> before = byClass(control);
        return byClass(runs).entrySet().stream().filter(entry -> before.containsKey(entry.getKey()))
                .map(entry -> entry.getValue() - before.get(entry.getKey())).toList();
    }

    /** Average precision by the class that was held out, of those that one run alone held out. */
    static SortedMap<Integer, Double> byClass(List<Recommended> runs) {
        SortedMap<Integer, Double> values = new TreeMap<>();
        runs.stream().filter(run -> run.heldOut() != null)
                .collect(Collectors.groupingBy(Recommended::heldOut)).forEach((label, alike) -> {
                    if (alike.size() == 1) {
                        values.put(label, alike.getFirst().novelty().auprc());
                    }
                });
        return values;
    }

    private static Figure figure(List<Recommended> runs, ToDoubleFunction<Novelty> value) {
        var sample = new Sample(runs.stream().map(Recommended::novelty)
                .map(value::applyAsDouble).toList());
        return new Figure(runs.stream().map(Recommended::novelty).mapToDouble(value).average()
                .orElseThrow(), sample.deviation());
    }
}
