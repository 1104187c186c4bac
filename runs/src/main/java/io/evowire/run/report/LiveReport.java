package io.evowire.run.report;

import io.evowire.run.export.RunTables;
import io.evowire.run.problem.Run;
import io.evowire.run.store.History;
import io.evowire.run.store.Repeat;
import io.evowire.run.store.RungResult;
import io.evowire.run.store.Tested;
import io.evowire.run.store.Trial;
import io.evowire.run.store.TrialStore;
import io.evowire.run.system.IoReason;
import io.evowire.run.training.SearchListener;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Keeps {@code report.html}, and the tables beside it, fresh while a search goes on: on a thread of
 * its own, from what is on the disk, at most every 30 seconds and for at most a fiftieth of the
 * time, so that a large run is written less often; only the first one comes soon, for those who
 * wait before an empty page. What goes wrong here is told once and never ends a search.
 */
public final class LiveReport implements SearchListener, AutoCloseable {

    private static final Duration REST = Duration.ofSeconds(30);
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final long REST_FACTOR = 50;

    /** Networks drawn while the search goes on: about a front. */
    private static final int DRAWN_LIVE = 40;

    /** Networks drawn at the end. */
    public static final int DRAWN = 200;

    private final Run run;
    private final Runnable check;
    private final long rest;
    private final int drawn;
    private final NetworkArtist artist = new NetworkArtist(DRAWN_LIVE, done -> {});
    private final AtomicBoolean writing = new AtomicBoolean();
    private final AtomicBoolean told = new AtomicBoolean();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            task -> Thread.ofPlatform().daemon().name("report").priority(Thread.MIN_PRIORITY)
                    .unstarted(task));
    private volatile long restsUntil;

    /**
     * The report of a search.
     *
     * @param check asked before each refresh; throws if the run is another process's by now, which
     *              then writes its report
     * @param drawn networks drawn at the end, at most
     */
    public LiveReport(Run run, Runnable check, int drawn) {
        this(run, check, drawn, REST);
    }

    /**
     * @param rest shortest time between two refreshes
     */
    LiveReport(Run run, Runnable check, int drawn, Duration rest) {
        this.run = run;
        this.check = check;
        this.drawn = drawn;
        this.rest = rest.toNanos();
        this.restsUntil = System.nanoTime() + Math.min(this.rest, FIRST.toNanos());
    }

    @Override
    public void reached(RungResult result) {
        changed();
    }

    @Override
    public void repeated(Repeat repeat) {
        changed();
    }

    @Override
    public void tested(Tested tested) {
        changed();
    }

    @Override
    public void ended(Trial trial) {
        changed();
    }

    private void changed() {
        if (System.nanoTime() - restsUntil >= 0 && writing.compareAndSet(false, true)) {
            thread.execute(this::refresh);
        }
    }

    // The one broad catch here: a search is worth more than its report.
    private void refresh() {
        long start = System.nanoTime();
        try {
            History history = TrialStore.read(run.files());
            check.run();
            RunTables.write(run, history); // first: the page says that they are there
            write(history, true, Math.min(drawn, DRAWN_LIVE));
        } catch (IOException | RuntimeException e) {
            tell(e);
        } finally {
            restsUntil = System.nanoTime()
                    + Math.max(rest, REST_FACTOR * (System.nanoTime() - start));
            writing.set(false);
        }
    }

    /**
     * Writes the report of a search that ended, after any refresh under way.
     *
     * @param hurried whether somebody waits for the process to end: fewer networks are drawn
     * @throws IOException if the disk does not take it
     */
    public void finish(History history, boolean hurried) throws IOException {
        close();
        try {
            write(history, false, hurried ? Math.min(drawn, DRAWN_LIVE) : drawn);
        } catch (RuntimeException e) {
            tell(e);
        }
    }

    private void write(History history, boolean running, int most) throws IOException {
        ParetoReport report = ParetoReport.of(run, history, running,
                Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS).toString(),
                artist.of(most), Evidence.of(run, history));
        check.run();
        ReportFile.write(run.files().report(), report);
    }

    private void tell(Exception fault) {
        if (told.compareAndSet(false, true)) {
            System.err.printf(
                    "%s was not written: %s. Nothing else is affected; try: evowire report %s%n",
                    run.files().report(),
                    fault instanceof IOException io ? IoReason.withFile(io) : fault,
                    run.files().directory());
        }
    }

    /** Waits for a refresh under way and begins no other. */
    @Override
    public void close() {
        writing.set(true);
        thread.close();
    }
}
