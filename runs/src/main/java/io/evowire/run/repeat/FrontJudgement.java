package io.evowire.run.repeat;

import io.evowire.evaluate.Outcome;
import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.reading.RunReading;
import io.evowire.run.store.History;
import io.evowire.run.store.Judged;
import io.evowire.run.store.Trial;
import io.evowire.run.training.AfterSearch;
import io.evowire.run.training.AnewModels;
import io.evowire.run.training.Task;
import io.evowire.run.training.Work;
import java.util.List;
import java.util.stream.Stream;

/**
 * Judges how the front's networks tell what is really novel: each is trained from scratch without
 * that class alone, and looks at the test images, each once in the life of a run. Until then
 * nothing has seen an image of the class.
 *
 * @param after the search
 */
public record FrontJudgement(AfterSearch after) implements AfterSearch.Errand {

    /**
     * Judges what is not judged yet, if a class is novel; returns whether nothing is left to do.
     */
    public boolean judge() {
        CandidateFactory factory = after.factory();
        if (!factory.config().task().novelty().isOn()) {
            return true;
        }
        // The front of what the search saw, which no repeat changes, and the one that people read.
        return after.each(Stream.of(RunReading.ofSearch(factory, history()),
                RunReading.of(factory, history()))
                .flatMap(reading -> reading.front().stream()).map(Trial::number).distinct()
                .sorted().toList(), this);
    }

    @Override
    public Work work(int trial) {
        return new Work(Judged.id(trial), new Task.Judge(
                after.factory().judged(history().trial(trial).orElseThrow().proposal())));
    }

    @Override
    public boolean isDone(int trial) {
        return history().judged(trial).isPresent();
    }

    @Override
    public void begin(int works) {
        after.listener().judging(works);
    }

    @Override
    public boolean ended(int trial, Outcome outcome) {
        AnewModels models = after.models().judged();
        var judged = new Judged(trial, outcome, outcome instanceof Outcome.Judged
                ? models.admit(trial).orElse(null)
                : null, after.elapsed().getAsDouble());
        after.store().judged(judged, () -> models.publish(trial, judged.model()));
        after.listener().judged(judged);
        return false;
    }

    // Without the judgement the run has no result.
    @Override
    public boolean lost(int trial, Outcome.Lost outcome) {
        return false;
    }

    private History history() {
        return after.history();
    }
}
