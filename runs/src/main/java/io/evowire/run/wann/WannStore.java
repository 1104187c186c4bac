package io.evowire.run.wann;

import io.evowire.run.store.log.Entry;
import io.evowire.run.store.log.EventLog;
import io.evowire.run.store.log.Migration;
import io.evowire.run.store.log.RunLock;
import java.io.IOException;
import java.util.List;

/** The memory of a search: a log of events. */
final class WannStore implements AutoCloseable {

    /**
     * Layout of the log that this program writes: since 2 it may have trainings and tests, since 3
     * a session says how long the search may take.
     */
    static final int FORMAT = 3;

    private static final List<Migration> STEPS = List.of(new Migration(1), new Migration(2),
            new Migration(FORMAT));

    private final WannHistory history = new WannHistory();
    private final EventLog log;

    private WannStore(WannFiles files) {
        log = EventLog.open(files, FORMAT, STEPS, history, commit -> {});
    }

    /**
     * Makes the log of a new search. It comes into being whole or not at all.
     *
     * @throws io.evowire.run.UserException if there is one already
     */
    static void create(WannFiles files, WannRecord record) {
        EventLog.create(files, STEPS, WannHistory.CREATED.entry(record));
    }

    /** Opens the log of a search for writing. */
    static WannStore open(WannFiles files) {
        return new WannStore(files);
    }

    /** What the log of a search holds now. */
    static WannHistory read(WannFiles files) {
        return EventLog.read(files, FORMAT, WannHistory::new);
    }

    /**
     * Records a measurement of the champion; leaves it if a process works on the search.
     *
     * @return whether it is recorded
     */
    static boolean tested(WannFiles files, WannTested tested) throws IOException {
        if (RunLock.isTaken(files)) {
            return false;
        }
        try (RunLock lock = RunLock.take(files); WannStore store = open(files)) {
            lock.requireHeld();
            store.append(List.of(WannHistory.TESTED.entry(tested)));
            return true;
        }
    }

    WannHistory history() {
        return history;
    }

    /** Records events; all of them are on the disk when this returns, or none. */
    void append(List<Entry> entries) {
        log.append(entries, connection -> {});
    }

    @Override
    public void close() {
        log.close();
    }
}
