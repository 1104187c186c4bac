package io.evowire.run.console;

import java.util.Locale;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Bars on standard error, where that is a terminal. */
final class ProgressBars {

    private ProgressBars() {}

    /** A bar for so many steps; empty where nobody would see it move. */
    static Optional<ProgressBar> open(String task, long steps) {
        if (!Boolean.getBoolean("evowire.terminal")) {
            return Optional.empty();
        }
        return Optional.of(new ProgressBarBuilder().setTaskName(task).setInitialMax(steps)
                .setStyle(unicode() ? ProgressBarStyle.UNICODE_BLOCK : ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(500).continuousUpdate().hideEta().build());
    }

    /** Ends a bar, and leaves the cursor at the left edge below it. */
    static void close(ProgressBar bar) {
        bar.close();
        System.err.print('\r');
    }

    private static boolean unicode() {
        String locale = Optional.ofNullable(System.getenv("LC_ALL"))
                .or(() -> Optional.ofNullable(System.getenv("LANG"))).orElse("");
        return locale.toUpperCase(Locale.ROOT).contains("UTF");
    }
}
