package io.evowire.run.console;

import java.util.Optional;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ProgressBar;

/**
 * Progress on standard error: a bar on a terminal, elsewhere a plain line at most every ten
 * seconds. One thread tells of progress; any thread may close it.
 */
final class BarOrLines implements AutoCloseable {

    private static final long LINE_NANOS = 10_000_000_000L;

    private final Commentary commentary;
    private final LongSupplier nanos;
    private volatile Optional<ProgressBar> bar;
    private boolean closed;
    private long nextLine;

    /**
     * @param task names the bar
     * @param all  how many steps there will be, or -1 as long as that is not known
     */
    BarOrLines(String task, long all, Commentary commentary) {
        this(task, all, commentary, System::nanoTime);
    }

    /** The same with a clock of one's own. */
    BarOrLines(String task, long all, Commentary commentary, LongSupplier nanos) {
        this.commentary = commentary;
        this.nanos = nanos;
        bar = commentary.bar(task, all);
        nextLine = nanos.getAsLong() + LINE_NANOS;
    }

    /** With so much done before; then the first line comes at once. */
    BarOrLines from(long done) {
        bar.ifPresent(shown -> shown.stepTo(done));
        nextLine = nanos.getAsLong();
        return this;
    }

    /** Another bar takes the place of this one, unless that was closed. */
    synchronized void begin(String task, long all) {
        if (!closed) {
            bar.ifPresent(ProgressBars::close);
            bar = commentary.bar(task, all);
        }
    }

    /**
     * So much is done.
     *
     * @param line    what a line begins with
     * @param message what stands behind the bar, and what a line ends with
     * @param always  whether a line is said whenever the last one was
     */
    void tell(long done, long all, String line, String message, boolean always) {
        Optional<ProgressBar> shown = bar;
        if (shown.isPresent()) {
            shown.get().maxHint(all).stepTo(done).setExtraMessage(message);
        } else if (always || nanos.getAsLong() - nextLine >= 0) {
            nextLine = nanos.getAsLong() + LINE_NANOS;
            commentary.say("%s  %s".formatted(line, message).strip());
        }
    }

    /** Whether there is a bar. */
    boolean isBar() {
        return bar.isPresent();
    }

    /** Says a line where there is no bar. */
    void say(String line) {
        if (bar.isEmpty()) {
            commentary.say(line);
        }
    }

    /** Ends the bar, once; it would be drawn anew below what is said next. */
    @Override
    public synchronized void close() {
        closed = true;
        Optional<ProgressBar> shown = bar;
        bar = Optional.empty();
        shown.ifPresent(ProgressBars::close);
    }
}
