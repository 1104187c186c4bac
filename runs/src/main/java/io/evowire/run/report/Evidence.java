package io.evowire.run.report;

import io.evowire.evaluate.DamageProfile;
import io.evowire.evaluate.EdgeWeight;
import io.evowire.evaluate.Outcome;
import io.evowire.run.problem.Run;
import io.evowire.run.reading.RunReading;
import io.evowire.run.store.History;
import io.evowire.run.store.Trial;
import io.evowire.run.store.log.DiskFailure;
import io.evowire.run.training.DamageFiles;
import io.evowire.run.training.TrainedEdges;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of networks beyond their accuracies, mostly of those on the front. Each part may be
 * missing; the page then says so or leaves it out.
 *
 * @param edges   what networks learned of their edges, by trial
 * @param damage  what the loss of single nodes and edges does, by trial
 * @param control networks drawn at random, to compare with
 */
public record Evidence(Map<Integer, List<EdgeWeight>> edges,
        Map<Integer, DamageProfile> damage, @Nullable ControlRun control) {

    /** Losses of single nodes and edges that a page has room for; the front's come first. */
    private static final int MOST_LOSSES = 20_000;

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

    // The front, and whatever else was measured on request, while there is room.
    private static Map<Integer, DamageProfile> damage(Run run, History history) {
        Map<Integer, DamageProfile> kept = DamageFiles.kept(run, history);
        Map<Integer, DamageProfile> known = new LinkedHashMap<>();
        for (Trial trial : RunReading.of(run.factory(), history).front()) {
            DamageProfile recorded = trial.outcome()
                    .orElse(null) instanceof Outcome.Completed completed
                            ? completed.damage()
                            : null;
            DamageProfile asked = kept.get(trial.number());
            DamageProfile better = asked == null
                    || recorded != null && DamageFiles.saysMore(recorded, asked)
                            ? recorded
                            : asked;
            if (better != null) {
                known.put(trial.number(), better);
            }
        }
        kept.forEach(known::putIfAbsent);
        return within(MOST_LOSSES, known);
    }

    /** The first of these profiles that have no more losses than this in all. */
    static Map<Integer, DamageProfile> within(int losses, Map<Integer, DamageProfile> known) {
        Map<Integer, DamageProfile> kept = new LinkedHashMap<>();
        var room = new FirstThatFit(losses);
        for (var profile : known.entrySet()) {
            if (room.takes(
                    profile.getValue().nodes().size() + profile.getValue().edges().size())) {
                kept.put(profile.getKey(), profile.getValue());
            }
        }
        return kept;
    }

    /** This with another control, or none. */
    public Evidence with(@Nullable ControlRun newControl) {
        return new Evidence(edges, damage, newControl);
    }
}
