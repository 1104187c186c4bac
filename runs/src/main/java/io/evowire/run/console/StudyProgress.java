package io.evowire.run.console;

import io.evowire.run.training.Trainings;
import io.evowire.run.training.Work;
import org.jspecify.annotations.Nullable;

/** Progress of a study: trainings that ended, of those that are left to do. */
public final class StudyProgress implements Trainings.Progress, AutoCloseable {

    private final Commentary commentary;
    private @Nullable CountProgress shown;
    private int ended;
    private int all;

    public StudyProgress(Commentary commentary) {
        this.commentary = commentary;
    }

    @Override
    public synchronized void begin(int works) {
        all = works;
        shown = new CountProgress("train", "trained %d of %d", "trainings", works, commentary);
    }

    @Override
    public synchronized void ended(Work work) {
        ended++;
        if (shown != null) {
            shown.done(ended, all);
        }
    }

    @Override
    public synchronized void close() {
        if (shown != null) {
            shown.close();
        }
    }
}
