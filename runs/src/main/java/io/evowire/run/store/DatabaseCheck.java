package io.evowire.run.store;

import io.evowire.run.store.log.LogCheck;
import java.util.List;

/**
 * What a look for damage in the database of a run came to.
 *
 * @param damage what is wrong, in words
 * @param sound  what the events say before the first that is damaged; all of them if none is
 */
public record DatabaseCheck(List<String> damage, History sound) {

    public DatabaseCheck {
        damage = List.copyOf(damage);
    }

    /** What is wrong with the database, in words; see {@link #of}. */
    public static List<String> damage(RunFiles files) {
        return of(files).damage();
    }

    /** Looks at everything, also behind damage: the log, and the table of trials against its events. */
    public static DatabaseCheck of(RunFiles files) {
        LogCheck<History> log = LogCheck.of(files, TrialStore.FORMAT, History::new,
                (history, connection) -> TrialTable.damage(history, connection).stream()
                        .map(found -> "%s: %s".formatted(files.database(), found)).toList());
        return new DatabaseCheck(log.damage(), log.sound());
    }
}
