package io.evowire.run.report;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a run's networks beside what its search recorded. Each part may be missing; the
 * page then leaves it out.
 *
 * @param retrainings what training again gave, by trial
 * @param damage      what the loss of single nodes does, by trial
 * @param duplicates  proposals that were not trained because the same network had been; null if not
 *                    counted
 * @param control     networks drawn at random, to compare with
 */
public record Evidence(Map<Integer, Retraining> retrainings, Map<Integer, List<NodeDamage>> damage,
        @Nullable Long duplicates, @Nullable ControlRun control) {

    /** Nothing beside the search. */
    public static final Evidence NONE = new Evidence(Map.of(), Map.of(), null, null);

    public Evidence {
        retrainings = Map.copyOf(retrainings);
        damage = Map.copyOf(damage);
    }

    /** This and a control. */
    public Evidence with(ControlRun newControl) {
        return new Evidence(retrainings, damage, duplicates, newControl);
    }
}
