package io.evowire.run.config;

import io.evowire.core.bounds.Bounded;
import io.evowire.core.bounds.RecordBounds;
import io.evowire.run.json.Spelling;

/**
 * How the members of the front are trained again once a search has ended, to tell what is theirs
 * from what is luck. Changes nothing that the search decides.
 *
 * @param seeds  how often each is trained, at least 0
 * @param of     what is varied
 * @param epochs passes over the training split in place of the recipe's; 0 for the recipe as it is
 */
public record RepeatsConfig(@Bounded(min = 0, zero = "nothing is trained again") int seeds,
        Question of, @Bounded(min = 0, zero = "as in the recipe") int epochs) {

    private static final RecordBounds BOUNDS = RecordBounds.of(RepeatsConfig.class);

    /** What a repeat asks. */
    public enum Question {
        /** How good is this network? The same graph, another seed of training. */
        INSTANCE,
        /**
         * How good are these generators and their parameters? Other graph seeds, without edits of
         * single edges, which belong to the graph that they were made for; and another seed of
         * training.
         */
        SETTING;

        /** As in a configuration: {@code instance}. */
        @Override
        public String toString() {
            return Spelling.of(this);
        }
    }

    /** With which repeats its own may be compared. */
    public RepeatKind kind() {
        return new RepeatKind(of, epochs);
    }

    public RepeatsConfig {
        BOUNDS.check("seeds", seeds);
        BOUNDS.check("epochs", epochs);
    }
}
