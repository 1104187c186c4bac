package io.evowire.run.store;

import io.evowire.run.store.log.LogCheck;
import java.util.List;

/**
 * What a look for faults in the database of a run came to.
 *
 * @param faults what is wrong, in words
 * @param sound  what the events say before the first that is damaged; all of them if none is
 */
public record DatabaseCheck(List<String> faults, History sound) {

    public DatabaseCheck {
        faults = List.copyOf(faults);
    }

    /** What is wrong with the database, in words; see {@link #of}. */
    public static List<String> faults(RunFiles files) {
        return of(files).faults();
    }

    /**
     * Looks at everything, also behind a fault: the log, and the table of trials against its
     * events.
     */
    public static DatabaseCheck of(RunFiles files) {
        LogCheck<History> log = LogCheck.of(files, TrialStore.FORMAT, History::new,
                (history, connection) -> TrialTable.fault(history, connection).stream()
                        .map(found -> "%s: %s".formatted(files.database(), found)).toList());
        return new DatabaseCheck(log.faults(), log.sound());
    }
}
