package io.evowire.run.console;

import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;

/** What the program says on standard error beside errors: progress and explanations, or nothing. */
public interface Commentary {

    /** Whether nothing is to be said. */
    boolean quiet();

    /** Says a line. */
    default void say(String line) {
        if (!quiet()) {
            System.err.println(line);
        }
    }

    /** A bar for so many steps; empty where nobody would see it move. */
    default Optional<ProgressBar> bar(String task, long steps) {
        return quiet() ? Optional.empty() : ProgressBars.open(task, steps);
    }
}
