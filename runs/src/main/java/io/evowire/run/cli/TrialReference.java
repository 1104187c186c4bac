package io.evowire.run.cli;

import io.evowire.run.UserException;
import io.evowire.run.problem.Run;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.Trial;
import io.evowire.run.store.TrialStore;
import java.nio.file.Path;

/**
 * A trial that a user names.
 *
 * @param run   its run
 * @param trial the trial
 */
record TrialReference(Run run, Trial trial) {

    /**
     * The trial of a text such as {@code first:12}.
     *
     * @throws UserException if it is none, telling why
     */
    static TrialReference of(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 1 || !text.substring(colon + 1).matches("\\d{1,9}")) {
            throw new UserException(
                    "--trial is written DIR:N, such as first:12, not '%s'.".formatted(text));
        }
        Path directory = Path.of(text.substring(0, colon));
        var files = new RunFiles(directory);
        Run run = Run.open(files);
        return new TrialReference(run, ShowCommand.find(TrialStore.read(files),
                Integer.parseInt(text.substring(colon + 1)), directory));
    }
}
