package io.evowire.run.console;

import io.evowire.run.problem.Run;
import io.evowire.run.store.History;
import io.evowire.run.store.Repeat;
import io.evowire.run.store.RungResult;
import io.evowire.run.store.Trial;
import io.evowire.run.training.SearchListener;
import io.evowire.run.training.Work;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Progress of a search on standard error. When the front is trained again, another bar takes the
 * place of the first.
 */
public final class SearchProgress implements SearchListener, AutoCloseable {

    private final BarOrLines shown;
    private final int budget;
    private final History history;
    private final double limit;
    private final Map<String, Integer> training = new LinkedHashMap<>(); // work to percent
    private Pace pace;
    private double best = Double.NaN;
    private int again;
    private int repeats;

    public SearchProgress(Run run, History history, Commentary commentary) {
        this.budget = run.config().budget().trials();
        this.history = history;
        this.limit = run.config().budget().time().equals("none")
                ? Double.POSITIVE_INFINITY
                : run.config().budget().limit().toSeconds() - history.searchSeconds();
        this.pace = new Pace("trials", history.ended());
        history.trials().forEach(this::see);
        this.shown = new BarOrLines("search", budget, commentary)
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
    public void reached(RungResult result) {
        training.remove(Work.ofTrial(result.trial()));
        tell(false);
    }

    @Override
    public void repeating(int left) {
        training.clear();
        repeats = again + left;
        if (again == 0) {
            shown.begin("repeats", repeats);
            pace = new Pace("repeats", 0);
        }
    }

    @Override
    public void repeated(Repeat repeat) {
        again++;
        training.remove(repeat.id());
        tell(again >= repeats);
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

    private void tell(boolean always) {
        if (repeats > 0) {
            shown.tell(again, repeats, "%d of %d trained again".formatted(again, repeats),
                    message(), always);
        } else {
            shown.tell(history.ended(), budget,
                    "%d of %d trials".formatted(history.ended(), budget), message(), always);
        }
    }

    // What a narrow terminal cuts off comes last.
    private String message() {
        var text = new StringBuilder();
        if (!Double.isNaN(best)) {
            text.append("best ").append(Figures.percent(best)).append("  ");
        }
        text.append(repeats > 0
                ? pace.words(again, repeats) // these no longer count against the time
                : pace.words(history.ended(), budget, limit)).append("  ");
        if (!training.isEmpty()) {
            text.append("training ");
            training.forEach((work, percent) -> text.append(work.replaceFirst("^trial ", "#"))
                    .append(' ').append(percent).append("%  "));
        }
        return text.toString().strip();
    }

    @Override
    public void close() {
        shown.close();
    }
}
