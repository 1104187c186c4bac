package io.evowire.run.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.evowire.genome.Genome;
import io.evowire.genome.space.SearchSpace;
import io.evowire.run.export.TrialField;
import io.evowire.run.pick.Pick;
import io.evowire.run.pick.Picks;
import io.evowire.run.problem.FitnessScale;
import io.evowire.run.problem.Run;
import io.evowire.run.reading.RunReading;
import io.evowire.run.repeat.FrontEstimates;
import io.evowire.run.repeat.Retraining;
import io.evowire.run.store.History;
import io.evowire.run.store.Redraws;
import io.evowire.run.store.Trial;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the page of a run says, as values. A pure function of what is recorded.
 *
 * @param written     when, ISO 8601 in UTC
 * @param run         what the run is
 * @param families    kinds of graph that a network may have
 * @param trials      all trials
 * @param curve       epochs done at each point of a whole training's learning curve; empty if not
 *                    known
 * @param front       numbers of the trials on the front, by ascending macs
 * @param retrainings what training networks again gave, by way; the one that says most first
 * @param repeats     by number of a trial, each of its trainings after the search
 * @param picks       networks to take
 * @param tests       by number of a trial, what it recognises of images that it was not trained on;
 *                    of those that were to be taken when a search ended
 * @param growth      the front over time
 * @param rulers      what two rulers beside the hypervolume say; null without
 * @param outcomes    how trials ended
 * @param redraws     draws that the search threw away
 * @param rungs       what the rungs did, null in a run without
 * @param mutations   what the changes did
 * @param factors     accuracy by what networks have in common
 * @param ranks       how soon the order of networks shows, in a run without rungs
 * @param activity    what the workers did over time
 * @param ranges      by name of an objective, what its axis shows unless asked for all
 * @param networks    by number of a trial, its network drawn: the front and the most accurate
 *                    others
 * @param evidence    what is known beside the records
 * @param judged      how networks tell what is really novel, of those that were judged; left out
 *                    where nothing is
 * @param believed    what a model of all trainings says; left out where the run is read by what was
 *                    observed
 */
public record ParetoReport(String written, RunFacts run, List<GraphKind> families,
        TrialColumns trials,
        List<Double> curve, List<Integer> front, List<Retraining> retrainings,
        Map<Integer, List<RepeatResult>> repeats, List<Pick> picks,
        Map<Integer, ClassResults> tests, List<GrowthPoint> growth,
        @Nullable RulerValues rulers,
        List<OutcomeCount> outcomes, Redraws redraws, @Nullable RungLadder rungs,
        List<MutationEffect> mutations, List<Factor> factors, List<RankAgreement> ranks,
        Activity activity, Map<String, RobustRange> ranges, Map<Integer, NetworkDetail> networks,
        Evidence evidence,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<JudgedFigures> judged,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Believed believed) {

    /**
     * The report of a run as it stands.
     *
     * @param running  whether a process works on it
     * @param written  the time now, ISO 8601 in UTC
     * @param artist   draws the networks
     * @param evidence what is known beside the records
     */
    public static ParetoReport of(Run run, History history, boolean running, String written,
            NetworkArtist artist, Evidence evidence) {
        List<Trial> trials = history.trials();
        List<Trial> completed = trials.stream().filter(Trial::completed).toList();
        FitnessScale scale = FitnessScale.of(run.factory());
        RunReading reading = RunReading.of(run.factory(), history);
        List<Trial> front = reading.front();
        List<Retraining> again = Retraining
                .byWay(FrontEstimates.ofAll(run.factory(), history));
        Map<Integer, Genome> genomes = new LinkedHashMap<>();
        trials.forEach(trial -> genomes.put(trial.number(),
                run.factory().genome(trial)));
        List<Integer> foremost = foremost(front, completed);
        return new ParetoReport(written, RunFacts.of(run, history, running),
                GraphKind.of(run.config().space()),
                TrialColumns.of(run, history, List.copyOf(genomes.values()), foremost,
                        TrialColumns.Room.OF_A_PAGE),
                CurvePoints.epochs(run), front.stream().map(Trial::number).toList(), again,
                RepeatResult.of(history),
                Picks.of(run.factory(), history, again),
                ClassResults.of(history),
                GrowthPoint.of(history, scale), RulerValues.of(run, trials, reading),
                OutcomeCount.of(trials), history.redraws(),
                RungLadder.of(run, history), MutationEffect.of(trials),
                factors(run.config().space(), completed, genomes),
                run.config().strategy().rungs().prunes() ? List.of() : RankAgreement.of(trials),
                Activity.of(history),
                ranges(completed, reading),
                artist.draw(foremost, number -> run.factory()
                        .network(genomes.get(number))),
                evidence, JudgedFigures.of(run, history), Believed.of(reading).orElse(null));
    }

    private static Map<String, RobustRange> ranges(List<Trial> completed, RunReading reading) {
        Map<String, RobustRange> ranges = new LinkedHashMap<>();
        Metric.ALL.forEach(metric -> ranges.put(metric.name(), metric.range(completed)));
        if (!reading.beliefs().isEmpty()) {
            ranges.put(TrialField.MEAN.word(), RobustRange.of(completed.stream()
                    .mapToDouble(reading::accuracy).toArray()));
        }
        return ranges;
    }

    private static List<Factor> factors(SearchSpace space, List<Trial> completed,
            Map<Integer, Genome> genomes) {
        return Factor.of(space,
                completed.stream().map(trial -> genomes.get(trial.number())).toList(),
                completed.stream().map(trial -> trial.accuracy().orElseThrow()).toList());
    }

    /** The front, then all others by falling accuracy: whom people look at first. */
    private static List<Integer> foremost(List<Trial> front, List<Trial> completed) {
        return Stream.concat(front.stream(), completed.stream().sorted(Comparator
                .comparingDouble((Trial trial) -> -trial.accuracy().orElseThrow())))
                .map(Trial::number).distinct().toList();
    }
}
