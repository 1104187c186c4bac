package io.evowire.run.store;

import io.evowire.run.store.log.EventLog;
import io.evowire.run.store.log.Migration;
import java.util.List;

/** Writes runs as programs of older formats did. */
public final class OlderStore {

    private OlderStore() {}

    /** Creates a run of the format that its record names, and opens it without bringing it forward. */
    public static TrialStore create(RunFiles files, RunRecord record) {
        EventLog.create(files, steps(new History(), record), RunEvents.CREATED.entry(record));
        return TrialStore.openBy(history -> steps(history, record), files);
    }

    private static List<Migration> steps(History history, RunRecord record) {
        return TrialTable.steps(history).subList(0, record.format());
    }
}
