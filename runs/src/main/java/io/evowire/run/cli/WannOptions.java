package io.evowire.run.cli;

import io.evowire.evaluate.data.ImageDataset;
import io.evowire.run.ExitCode;
import io.evowire.run.UserException;
import io.evowire.run.console.Commentary;
import io.evowire.run.console.WannProgress;
import io.evowire.run.console.WannStatus;
import io.evowire.run.system.ProgramVersion;
import io.evowire.run.system.Signals;
import io.evowire.run.wann.WannBudget;
import io.evowire.run.wann.WannFiles;
import io.evowire.run.wann.WannSearch;
import io.evowire.run.wann.WannSession;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the commands that run a search for weight agnostic networks share. */
final class WannOptions {

    @Option(names = "--workers", paramLabel = "N",
            description = "Threads that compute networks (default: one for each processor).")
    private @Nullable Integer workers;

    @Option(names = "--json", description = "Print the result as one line of JSON.")
    private boolean json;

    @Mixin
    private final QuietOption commentary = new QuietOption();

    Commentary commentary() {
        return commentary;
    }

    boolean json() {
        return json;
    }

    /** Number of threads. */
    int threads() {
        int threads = workers == null ? Runtime.getRuntime().availableProcessors() : workers;
        NumberOption.atLeast("--workers", 1, threads);
        return threads;
    }

    /**
     * Runs a search to its end, or until a signal comes, and prints where it stands.
     *
     * @return the exit code
     */
    int run(WannFiles files, ImageDataset images, WannBudget budget) throws IOException {
        var search = new WannSearch(files, images, budget, threads());
        warnOfOthers(files);
        var stopped = new AtomicReference<@Nullable ExitCode>();
        try (var interrupt = Signals.handle("INT", () -> stop(stopped, ExitCode.INTERRUPTED));
                var terminate = Signals.handle("TERM", () -> stop(stopped, ExitCode.TERMINATED));
                var hangUp = Signals.handle("HUP", () -> stop(stopped, ExitCode.HUNG_UP));
                var progress = new WannProgress(budget, commentary)) {
            search.run(() -> stopped.get() == null, progress);
        }
        WannStatus.print(files, json);
        ExitCode code = stopped.get();
        if (code != null) {
            System.err.println("To continue, type: evowire wann resume " + files.word());
            return code.code();
        }
        return ExitCode.DONE.code();
    }

    /** What to say of a setting that is out of bounds: its name is that of its option. */
    static UserException wrong(IllegalArgumentException fault) {
        String message = String.valueOf(fault.getMessage());
        return new UserException(Character.isLowerCase(message.charAt(0))
                ? "--" + message
                : "--time: " + message);
    }

    private void warnOfOthers(WannFiles files) {
        WannSearch.read(files).sessions().stream().map(WannSession::program)
                .filter(program -> !program.equals(ProgramVersion.build())).findFirst()
                .ifPresent(other -> commentary.say("""
                        Warning: EvoWire %s worked on this search; this is EvoWire %s. If \
                        generations since the last checkpoint come out otherwise, this one stops."""
                        .formatted(other, ProgramVersion.build())));
    }

    private void stop(AtomicReference<@Nullable ExitCode> stopped, ExitCode code) {
        if (!stopped.compareAndSet(null, code)) {
            Runtime.getRuntime().halt(code.code());
        }
        commentary.say("Stopping once this generation is recorded; again to stop at once.");
    }
}
