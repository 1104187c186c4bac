package io.evowire.run.generation;

import io.evowire.run.store.Trial;
import io.evowire.run.strategy.SearchEnded;
import java.util.List;

/** What a search sees of the world: decisions in, ended trials out. */
public interface Evaluation {

    /**
     * At how many trainings, trials and second looks together, a new one is cut off.
     *
     * @param before trainings of the generations before
     * @throws SearchEnded if there is a reason to end before the next generation
     */
    int limit(int before);

    /**
     * Evaluates a generation, one that was cut off, too.
     *
     * @return for each of what was asked the trial with an outcome; of a second look, what came of
     *         that
     * @throws SearchEnded when there is a reason to end before all of them have ended
     */
    List<Trial> evaluate(Decision decision);
}
