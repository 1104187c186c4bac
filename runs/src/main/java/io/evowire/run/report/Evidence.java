package io.evowire.run.report;

import io.evowire.evaluate.EdgeWeight;
import io.evowire.run.search.Run;
import io.evowire.run.search.TrainedEdges;
import io.evowire.run.store.History;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a run's networks beside its records. Each part may be missing; the page then says
 * so or leaves it out.
 *
 * @param edges   what networks learned of their edges, by trial
 * @param damage  what the loss of single nodes does, by trial
 * @param control networks drawn at random, to compare with
 */
public record Evidence(Map<Integer, List<EdgeWeight>> edges,
        Map<Integer, List<NodeDamage>> damage, @Nullable ControlRun control) {

    /** Nothing beside the records. */
    public static final Evidence NONE = new Evidence(Map.of(), Map.of(), null);

    public Evidence {
        edges = Map.copyOf(edges);
        damage = Map.copyOf(damage);
    }

    /** What the models in the run's directory tell. */
    public static Evidence of(Run run, History history) {
        return new Evidence(TrainedEdges.of(run, history), Map.of(), null);
    }

    /** This and a control. */
    public Evidence with(ControlRun newControl) {
        return new Evidence(edges, damage, newControl);
    }
}
