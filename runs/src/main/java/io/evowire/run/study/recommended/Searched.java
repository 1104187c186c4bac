package io.evowire.run.study.recommended;

import io.evowire.core.network.Network;
import io.evowire.run.config.Reading;
import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.problem.Rulers;
import io.evowire.run.problem.Run;
import io.evowire.run.reading.RunReading;
import io.evowire.run.store.History;
import io.evowire.run.store.Trial;
import io.evowire.run.store.TrialStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A search and what it recommends.
 *
 * @param arm      settings that it shares with others
 * @param run      its directory
 * @param seed     of the search; searches of one seed are a pair
 * @param choices  by reading, for each budget the network that is recommended; null if the search
 *                 trained none that is cheap enough
 */
record Searched(String arm, String run, long seed,
        Map<Reading, List<@Nullable Choice>> choices) {

    /**
     * A network.
     *
     * @param key     of its architecture
     * @param genome  its genome
     * @param network what is trained
     * @param macs    multiply-adds of an image
     */
    record Choice(String key, String genome, Network network, long macs) {}

    Searched {
        Map<Reading, List<@Nullable Choice>> copies = new EnumMap<>(Reading.class);
        choices.forEach((reading, list) -> copies.put(reading,
                Collections.unmodifiableList(new ArrayList<>(list))));
        choices = Collections.unmodifiableMap(copies);
    }

    /** What a run recommends within each budget, read in every way. */
    static Searched of(Run run, String arm, List<Double> budgets) {
        CandidateFactory factory = run.factory();
        History history = TrialStore.read(run.files());
        Map<Reading, List<@Nullable Choice>> choices = new EnumMap<>(Reading.class);
        for (Reading way : Reading.values()) {
            var reading = RunReading.of(run.with(run.config().with(way)).factory(), history);
            List<@Nullable Choice> chosen = new ArrayList<>();
            budgets.forEach(budget -> chosen.add(Rulers
                    .within(budget, history.trials(), reading::accuracy)
                    .map(trial -> choice(factory, trial)).orElse(null)));
            choices.put(way, chosen);
        }
        return new Searched(arm, run.files().directory().toString(), run.config().seed(), choices);
    }

    private static Choice choice(CandidateFactory factory, Trial trial) {
        var proposal = trial.proposal();
        return new Choice(proposal.key(), proposal.genome(),
                factory.network(factory.genome(trial)), proposal.cost().macs());
    }
}
