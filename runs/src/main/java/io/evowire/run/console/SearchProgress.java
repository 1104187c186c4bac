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
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;

/**
 * Progress of a search on standard error: a bar on a terminal, elsewhere one plain line now and then.
 * When the front is trained again, another bar takes its place.
 */
public final class SearchProgress implements SearchListener, AutoCloseable {

    private static final long LINE_NANOS = 10_000_000_000L;

    private final Commentary commentary;
    private final int budget;
    private final History history;
    private final double limit;
    private final Map<String, Integer> training = new LinkedHashMap<>(); // work to percent
    private Pace pace;
    private volatile Optional<ProgressBar> bar;
    private boolean closed;
    private long lastLine;
    private double best = Double.NaN;
    private int again;
    private int repeats;

    public SearchProgress(Run run, History history, Commentary commentary) {
        this.commentary = commentary;
        this.budget = run.config().budget().trials();
        this.history = history;
        this.limit = run.config().budget().time().equals("none")
                ? Double.POSITIVE_INFINITY
                : run.config().budget().limit().toSeconds() - history.searchSeconds();
        this.pace = new Pace("trials", history.ended());
        history.trials().forEach(this::see);
        this.lastLine = System.nanoTime() - LINE_NANOS;
        this.bar = commentary.bar("search", budget);
        bar.ifPresent(shown -> shown.stepTo(history.ended()));
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
    public synchronized void repeating(int left) {
        training.clear();
        repeats = again + left;
        if (again == 0 && !closed) {
            bar.ifPresent(ProgressBars::close);
            bar = commentary.bar("repeats", repeats);
            pace = new Pace("repeats", 0);
        }
    }

    @Override
    public void repeated(Repeat repeat) {
        again++;
        training.remove(repeat.id());
        bar.ifPresent(shown -> shown.stepTo(again));
        tell(again >= repeats);
    }

    @Override
    public void ended(Trial trial) {
        training.remove(Work.ofTrial(trial.number()));
        see(trial);
        bar.ifPresent(shown -> shown.stepTo(history.ended()));
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
        Optional<ProgressBar> shown = bar;
        if (shown.isPresent()) {
            shown.get().setExtraMessage(message());
        } else if (always || System.nanoTime() - lastLine >= LINE_NANOS) {
            lastLine = System.nanoTime();
            commentary.say((repeats > 0
                    ? "%d of %d trained again  %s".formatted(again, repeats, message())
                    : "%d of %d trials  %s".formatted(history.ended(), budget, message())).strip());
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
    public synchronized void close() {
        closed = true;
        Optional<ProgressBar> shown = bar;
        bar = Optional.empty();
        shown.ifPresent(ProgressBars::close);
    }
}
