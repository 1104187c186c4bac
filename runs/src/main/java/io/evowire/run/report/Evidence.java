package io.evowire.run.report;

import io.evowire.evaluate.DamageProfile;
import io.evowire.evaluate.EdgeWeight;
import io.evowire.evaluate.Outcome;
import io.evowire.run.search.DamageFiles;
import io.evowire.run.search.FitnessScale;
import io.evowire.run.search.Run;
import io.evowire.run.search.TrainedEdges;
import io.evowire.run.store.DiskFailure;
import io.evowire.run.store.History;
import io.evowire.run.store.Trial;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of networks beyond their accuracies, mostly of those on the front. Each part may be missing; the page
 * then says so or leaves it out.
 *
 * @param edges   what networks learned of their edges, by trial
 * @param damage  what the loss of single nodes and edges does, by trial
 * @param control networks drawn at random, to compare with
 */
public record Evidence(Map<Integer, List<EdgeWeight>> edges,
        Map<Integer, DamageProfile> damage, @Nullable ControlRun control) {

    private static final int MOST_MEASURED = 500;

    /** Nothing beside the records. */
    public static final Evidence NONE = new Evidence(Map.of(), Map.of(), null);

    public Evidence {
        edges = Map.copyOf(edges);
        damage = Map.copyOf(damage);
    }

    /** What the outcomes of the front and the files in the run's directory tell. */
    public static Evidence of(Run run, History history) {
        try {
            return new Evidence(TrainedEdges.of(run, history), damage(run, history),
                    ControlRun.kept(run).orElse(null));
        } catch (IOException e) {
            throw DiskFailure.of(run.files(), e);
        }
    }

    // Of what the search measured the front only: profiles of thousands of networks would fill the page.
    private static Map<Integer, DamageProfile> damage(Run run, History history) {
        Map<Integer, DamageProfile> damage = new HashMap<>();
        DamageFiles.kept(run, history).entrySet().stream().limit(MOST_MEASURED)
                .forEach(kept -> damage.put(kept.getKey(), kept.getValue()));
        for (Trial trial : FitnessScale.of(run.factory()).front(history.trials())) {
            if (trial.outcome().orElse(null) instanceof Outcome.Completed completed
                    && completed.damage() != null) {
                damage.merge(trial.number(), completed.damage(),
                        (kept, recorded) -> DamageFiles.saysMore(recorded, kept)
                                ? recorded
                                : kept);
            }
        }
        return damage;
    }

    /** This with another control, or none. */
    public Evidence with(@Nullable ControlRun newControl) {
        return new Evidence(edges, damage, newControl);
    }
}
