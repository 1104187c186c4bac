package io.evowire.run.search;

import io.evowire.run.store.Trial;
import java.util.List;

/** What a strategy sees of the world: suggestions in, ended trials out. */
@FunctionalInterface
public interface Evaluation {

    /**
     * Evaluates suggestions; what is known already is not trained again.
     *
     * @param generation number of the generation, from 1
     * @return the trial of each suggestion, each with an outcome; equal networks share one
     * @throws SearchEnded when the budget is spent or the run is asked to stop
     */
    List<Trial> evaluate(int generation, List<Suggestion> suggestions);
}
