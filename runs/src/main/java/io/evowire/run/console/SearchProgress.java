package io.evowire.run.console;

import io.evowire.evaluate.Outcome;
import io.evowire.run.config.RaceConfig;
import io.evowire.run.problem.Run;
import io.evowire.run.store.History;
import io.evowire.run.store.FinalTraining;
import io.evowire.run.store.Judged;
import io.evowire.run.store.Repeat;
import io.evowire.run.store.RungResult;
import io.evowire.run.store.Tested;
import io.evowire.run.store.Trial;
import io.evowire.run.training.SearchListener;
import io.evowire.run.training.Work;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Progress of a search on standard error. While lost models are trained again, and after the search
 * the front, or the suggested networks are tested, another bar takes the place of the first.
 */
public final class SearchProgress implements SearchListener, AutoCloseable {

    /** What is counted. */
    private enum Phase {
        SEARCH("search", "%d of %d trials", "trials"), MODELS("models",
                "%d of %d lost models trained again", "models"),
        REPEATS("repeats",
                "%d of %d trained again", "repeats"),
        JUDGEMENTS("judgements", "%d of %d networks of the front judged", "judgements"),
        FINALS("final trainings", "%d of %d suggested networks trained for longer",
                "trainings"),
        TESTS("tests",
                "%d of %d suggested networks tested", "tests");

        private final String task;
        private final String line;
        private final String things;

        Phase(String task, String line, String things) {
            this.task = task;
            this.line = line;
            this.things = things;
        }
    }

    private final BarOrLines shown;
    private final Commentary commentary;
    private final int budget;
    private final History history;
    private final double limit;
    private final Pace searching;
    private final Map<String, Integer> training = new LinkedHashMap<>(); // work to percent
    private final List<String> afterwards = new ArrayList<>();
    private double best = Double.NaN;
    private Phase phase = Phase.SEARCH;
    private Pace pace;
    private int done;
    private int all;

    public SearchProgress(Run run, History history, Commentary commentary) {
        this.commentary = commentary;
        RaceConfig race = run.config().race();
        this.budget = race.searched(run.config().budget().trials());
        this.history = history;
        this.limit = run.config().budget().time().equals("none")
                ? Double.POSITIVE_INFINITY
                : (1 - race.share()) * run.config().budget().limit().toSeconds()
                        - history.searchSeconds() + history.raceSeconds();
        this.searching = new Pace(Phase.SEARCH.things, history.ended());
        this.pace = searching;
        history.trials().forEach(this::see);
        this.shown = new BarOrLines(Phase.SEARCH.task, budget, commentary)
                .from(history.ended());
    }

    @Override
    public void started(Work work) {
        training.put(work.id(), 0);
        tell(false);
    }

    @Override
    public void step(Work work, int step, int steps) {
        training.replace(work.id(), (int) (100L * step / Math.max(1, steps)));
        tell(false);
    }

    @Override
    public void ended(Work work) {
        training.remove(work.id());
    }

    @Override
    public void reached(RungResult result) {
        training.remove(Work.ofTrial(result.trial()));
        tell(false);
    }

    @Override
    public void restoring(int left) {
        if (left == 0) {
            begin(Phase.SEARCH, budget);
            pace = searching;
        } else if (phase == Phase.MODELS) {
            done = Math.max(0, all - left);
            tell(false);
        } else {
            begin(Phase.MODELS, left);
        }
    }

    @Override
    public void repeating(int left) {
        beginOrGoOn(Phase.REPEATS, left);
    }

    @Override
    public void repeated(Repeat repeat) {
        oneMore(repeat.id());
    }

    @Override
    public void judging(int left) {
        beginOrGoOn(Phase.JUDGEMENTS, left);
    }

    @Override
    public void judged(Judged judged) {
        oneMore(Judged.id(judged.trial()));
    }

    @Override
    public void trainingFinally(int left) {
        beginOrGoOn(Phase.FINALS, left);
    }

    @Override
    public void trainedFinally(FinalTraining training) {
        oneMore(FinalTraining.id(training.trial()));
    }

    @Override
    public void testing(int left) {
        beginOrGoOn(Phase.TESTS, left);
    }

    @Override
    public void tested(Tested tested) {
        oneMore(Tested.id(tested.trial()));
    }

    @Override
    public void untested(int trial, Outcome outcome) {
        String line = "Trial %d could not be tested: %s. The next resume tries again."
                .formatted(trial, outcome);
        if (shown.isBar()) {
            sayAfterwards(line); // the bar would be drawn over it
        } else {
            commentary.say(line);
        }
        oneMore(Tested.id(trial));
    }

    @Override
    public void ended(Trial trial) {
        training.remove(Work.ofTrial(trial.number()));
        see(trial);
        tell(history.ended() >= budget);
    }

    /**
     * Prints a line; from here on there is no bar, which would be drawn over it. From any thread.
     */
    public void lastLine(String line) {
        close();
        System.err.println(line);
    }

    private void see(Trial trial) {
        if (trial.completed()) {
            best = Math.max(Double.isNaN(best) ? 0 : best, trial.accuracy().orElseThrow());
        }
    }

    // What was lost is tried once more, so that there are again more left.
    private void beginOrGoOn(Phase wanted, int left) {
        training.clear();
        if (phase == wanted && done > 0) {
            all = done + left;
        } else {
            begin(wanted, left);
        }
    }

    private void begin(Phase wanted, int howMany) {
        phase = wanted;
        done = 0;
        all = howMany;
        pace = new Pace(wanted.things, 0);
        shown.begin(wanted.task, howMany);
    }

    private void oneMore(String work) {
        done++;
        training.remove(work);
        tell(done >= all);
    }

    private void tell(boolean always) {
        int now = phase == Phase.SEARCH ? history.ended() : done;
        int end = phase == Phase.SEARCH ? budget : all;
        shown.tell(now, end, phase.line.formatted(now, end), message(now, end), always);
    }

    // What a narrow terminal cuts off comes last.
    private String message(int now, int end) {
        List<String> parts = new ArrayList<>();
        if (!Double.isNaN(best)) {
            parts.add("best " + Figures.percent(best));
        }
        parts.add(phase == Phase.SEARCH
                ? pace.words(now, end, limit)
                : pace.words(now, end)); // the rest counts against no time
        if (!training.isEmpty()) {
            parts.add((phase == Phase.TESTS ? "testing " : "training ") + training.entrySet()
                    .stream().map(work -> "%s %d%%".formatted(shortly(work.getKey()),
                            work.getValue()))
                    .collect(Collectors.joining("  ")));
        }
        parts.removeIf(String::isEmpty);
        return String.join("  ", parts);
    }

    private static String shortly(String work) {
        return work.replaceFirst("^(test of |model of )?trial ", "#");
    }

    private synchronized void sayAfterwards(String line) {
        afterwards.add(line);
    }

    @Override
    public synchronized void close() {
        shown.close();
        afterwards.forEach(commentary::say);
        afterwards.clear();
    }
}
