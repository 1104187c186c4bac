package io.evowire.run.cli;

import io.evowire.run.UserException;
import io.evowire.run.console.BusySlotsReport;
import io.evowire.run.problem.Randomness;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.Trial;
import io.evowire.run.store.TrialStore;
import io.evowire.run.study.simulation.BusySlots;
import io.evowire.run.study.simulation.BusySlots.Timed;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of a simulation of how busy many slots are. */
final class SlotOptions {

    @Option(names = "--sizes", split = ",", paramLabel = "N", description = """
            With --slots: networks that a generation has (default: ${DEFAULT-VALUE}).""")
    private List<Integer> sizes = List.of(16, 64, 256);

    @Option(names = "--times", paramLabel = "RUN", description = """
            With --slots: takes multiply-adds and seconds of the trials of this run. By default \
            seconds are lognormal with a mean of 1 (standard deviation of the logarithm 0.6, rank \
            correlation with multiply-adds 0.7).""")
    private @Nullable Path times;

    @Option(names = "--decision", paramLabel = "SECONDS", description = """
            With --slots: how long a decision takes (default: 0).""")
    private double decision;

    /** Simulates these numbers of slots. */
    BusySlotsReport report(List<Integer> slots) {
        slots.forEach(number -> NumberOption.atLeast("--slots", 1, number));
        sizes.forEach(size -> NumberOption.atLeast("--sizes", 1, size));
        if (!(decision >= 0) || Double.isInfinite(decision)) {
            throw new UserException("--decision must be at least 0, not " + decision + ".");
        }
        List<Timed> recorded = times == null ? List.of() : recorded(times);
        return BusySlotsReport.of(slots, sizes, count -> {
            var random = new Randomness(1).of("times of " + count);
            return recorded.isEmpty()
                    ? BusySlots.drawn(count, random)
                    : BusySlots.resampled(recorded, count, random);
        }, decision);
    }

    private static List<Timed> recorded(Path run) {
        List<Timed> recorded = TrialStore.read(new RunFiles(run)).trials().stream()
                .filter(Trial::completed)
                .map(trial -> new Timed(trial.proposal().cost().macs(),
                        trial.seconds().orElseThrow()))
                .toList();
        if (recorded.isEmpty()) {
            throw new UserException(
                    "--times: %s has no trial that was trained to its end.".formatted(run));
        }
        return recorded;
    }
}
