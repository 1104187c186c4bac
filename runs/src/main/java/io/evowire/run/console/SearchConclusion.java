package io.evowire.run.console;

import io.evowire.run.json.Json;
import io.evowire.run.pick.TestedPick;
import io.evowire.run.problem.Run;
import io.evowire.run.reading.RunReading;
import io.evowire.run.repeat.FrontEstimates;
import io.evowire.run.status.RunSummary;
import io.evowire.run.store.History;
import io.evowire.run.store.Redraws;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.Trial;
import io.evowire.run.strategy.SearchEnded.Reason;
import io.evowire.run.training.Inherited;
import io.evowire.run.training.RungStatistics;
import java.util.List;

/** What is said at the end of a search: the front, what it took, and what can be done next. */
public final class SearchConclusion {

    private final Run run;
    private final History history;
    private final Commentary commentary;
    private final List<Trial> trials;
    private final RunReading reading;
    private final List<Trial> front;

    public SearchConclusion(Run run, History history, Commentary commentary) {
        this.run = run;
        this.history = history;
        this.commentary = commentary;
        this.trials = history.trials();
        this.reading = RunReading.of(run.factory(), history);
        this.front = reading.front();
    }

    /** Prints the front, and how the search ended. */
    public void print(Reason reason, boolean json) {
        System.out.print(json
                ? Json.line(RunSummary.of(run, history, false, null)) + "\n"
                : FrontTable.of(reading, run.config().objectives())
                        + EstimateTable.of(FrontEstimates.of(run.factory(), history))
                        + NoveltyTable.of(run, history)
                        + PickTable.of(TestedPick.of(run.factory(), history),
                                run.record().classNames()));
        commentary.say(explain(reason, trials.size()));
        commentary.say(explain(history.redraws()));
        RungStatistics.of(run.config().strategy().rungs(), history)
                .ifPresent(rungs -> commentary.say(RungsText.sentence(rungs)));
        RunFiles files = run.files();
        commentary.say("Files: %s (front: %s; all trials: %s)".formatted(
                files.directory(), files.frontCsv().getFileName(),
                files.trialsCsv().getFileName()));
        commentary.say("Report: " + files.report());
    }

    /** Says what to do next; returns whether there is a network to do it with. */
    public boolean advise() {
        RunFiles files = run.files();
        if (front.isEmpty()) {
            System.err.println(
                    """
                            evowire: no candidate was fully trained. The run is in %s: see the \
                            outcomes in %s and the logs in %s, or try more candidates: evowire \
                            resume %s --trials %d"""
                            .formatted(files.directory(), files.trialsCsv().getFileName(),
                                    files.logs(),
                                    files.word(), 2 * Math.max(1, trials.size())));
            return false;
        }
        Inherited.of(run, front).filter(inherited -> inherited.trials() > 0)
                .ifPresent(inherited -> commentary
                        .say("""
                                %d networks of the front had a warm start, so their accuracy \
                                includes the training of their ancestors. To train them from \
                                scratch, type: evowire resume %s --repeats 5"""
                                .formatted(inherited.trials(), files.word())));
        commentary.say("Next: evowire resume %s --trials %d   |   evowire show %s %d".formatted(
                files.word(), 2 * Math.max(1, trials.size()), files.word(),
                front.getLast().number()));
        return true;
    }

    private String explain(Reason reason, int trials) {
        return switch (reason) {
            case TRIALS_SPENT ->
                """
                        Done: all %d trials. In the front above, accuracy is validation accuracy, \
                        and macs are multiply-adds."""
                        .formatted(trials);
            case TIME_SPENT ->
                "Done: the search time of %s is used up.".formatted(run.config().budget().time());
            case SPACE_EXHAUSTED -> "Done: there are no new networks left to try.";
            case STOPPED -> "Stopped.";
        };
    }

    private static String explain(Redraws redraws) {
        return """
                Skipped before training: %d duplicates (isomorphic to known networks, %d trainings \
                saved) and %d candidates that broke a constraint."""
                .formatted(redraws.duplicates(), redraws.saved(), redraws.infeasible());
    }
}
