package io.evowire.run.cli;

import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.Option;

/** What commands say on standard error beside errors: progress and explanations, or nothing. */
final class Commentary {

    @Option(names = "--quiet", description = "Say nothing on standard error but errors.")
    private boolean quiet;

    /** One that says all there is to say. */
    Commentary() {}

    /** Says a line. */
    void say(String line) {
        if (!quiet) {
            System.err.println(line);
        }
    }

    /** A bar for so many steps; empty where nobody would see it move. */
    Optional<ProgressBar> bar(String task, long steps) {
        return quiet ? Optional.empty() : ProgressBars.open(task, steps);
    }
}
