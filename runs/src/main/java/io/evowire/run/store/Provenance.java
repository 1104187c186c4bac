package io.evowire.run.store;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/** What made a run: what it is bound to, and the programs that worked on it. */
final class Provenance {

    private final SequencedSet<String> programs = new LinkedHashSet<>();
    private @Nullable RunRecord record;

    void created(RunRecord first) {
        record = first;
        programs.add(first.program());
    }

    void opened(Session session) {
        if (session.program() != null) {
            programs.add(session.program());
        }
    }

    boolean created() {
        return record != null;
    }

    RunRecord record() {
        if (record == null) {
            throw new IllegalStateException("The first event of a run must be CREATED.");
        }
        return record;
    }

    List<String> programs() {
        return List.copyOf(programs);
    }
}
