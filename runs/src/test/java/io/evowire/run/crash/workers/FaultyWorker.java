package io.evowire.run.crash.workers;

import io.evowire.core.cost.Cost;
import io.evowire.evaluate.ArchitectureEvaluator;
import io.evowire.evaluate.Candidate;
import io.evowire.evaluate.Outcome;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.log.DurableFiles;
import io.evowire.run.worker.WorkerMain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A worker that pretends to train. Its first argument is the mode: {@code slow:N} takes N
 * milliseconds for a trial of two steps, {@code faults} does what {@link Fault} says, {@code stillborn:N} ends at
 * the start, the first N times, {@code deadly:N} ends at each try to train trial N, {@code lingering:N}
 * at the first one only and then takes for ever, {@code gated} waits in the midst of each trial until {@link #open} lets it pass. The second one is the directory of the run, where it
 * leaves a model for each trial, a line in {@code trained} for each training that it began, and one
 * in {@code times} with the trial and the milliseconds of the clock.
 */
public final class FaultyWorker implements ArchitectureEvaluator {

    /** What it says it trains on and with. */
    public static final String DATA = "pretended data";
    public static final String KERNELS = "none";

    private final String mode;
    private final RunFiles files;
    private final WorkerMain.Progress progress;

    private FaultyWorker(String mode, RunFiles files, WorkerMain.Progress progress) {
        this.mode = mode;
        this.files = files;
        this.progress = progress;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        var files = new RunFiles(Path.of(args[1]));
        if (args[0].startsWith("stillborn") && note(files, "born") <= number(args[0])) {
            Runtime.getRuntime().halt(1);
        }
        WorkerMain.serve(setup(args[0], files));
    }

    /** What one of this mode does. */
    public static WorkerMain.Setup setup(String mode, RunFiles files) {
        return progress -> {
            var evaluator = new FaultyWorker(mode, files, progress);
            return WorkerMain.Setup.Ready.oneByOne(work -> evaluator
                    .evaluate(List.of(work.candidate())).getFirst(), DATA, KERNELS);
        };
    }

    private static int number(String mode) {
        return Integer.parseInt(mode.substring(mode.indexOf(':') + 1));
    }

    /** Adds a line to a list of the run and returns how many there are. */
    private static long note(RunFiles files, String list, Object... words) throws IOException {
        Path file = files.directory().resolve(list);
        Files.writeString(file, Stream.of(words).map(word -> word + " ").reduce("", String::concat)
                + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return Files.readAllLines(file).size();
    }

    /** Lets the trials before this one pass, and those that wait for it. */
    public static void open(RunFiles files, int trial) throws IOException {
        DurableFiles.write(gate(files), Integer.toString(trial));
    }

    private static Path gate(RunFiles files) {
        return files.directory().resolve("gate");
    }

    private void await(int trial) throws IOException, InterruptedException {
        while (Integer.parseInt(Files.readString(gate(files))) <= trial) {
            Thread.sleep(20);
        }
    }

    /** The file that tells which trial a worker process is training, while it does. */
    static Path training(RunFiles files, long process) {
        return files.directory().resolve("training-" + process);
    }

    /** When trainings began, of each trial, in milliseconds of the clock. */
    static Map<Integer, List<Long>> starts(RunFiles files) throws IOException {
        return Files.readAllLines(files.directory().resolve("times")).stream()
                .map(line -> line.split(" "))
                .collect(Collectors.groupingBy(words -> Integer.valueOf(words[0]),
                        Collectors.mapping(words -> Long.valueOf(words[1]),
                                Collectors.toList())));
    }

    @Override
    public List<Outcome> evaluate(List<Candidate> candidates) {
        return candidates.stream().map(this::evaluate).toList();
    }

    private Outcome evaluate(Candidate candidate) {
        int trial = candidate.trial();
        try {
            note(files, "trained", trial);
            note(files, "times", trial, System.currentTimeMillis());
            Path training = training(files, ProcessHandle.current().pid());
            Files.writeString(training, Integer.toString(trial));
            double accuracy = accuracy(candidate);
            Files.writeString(files.writtenModel(trial), "the model of trial " + trial);
            Files.delete(training);
            return new Outcome.Completed(accuracy, 0.001 * trial, List.of());
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private double accuracy(Candidate candidate) throws Exception {
        if (mode.startsWith("slow")) {
            progress.step(1, 2);
            Thread.sleep(number(mode));
            progress.step(2, 2);
        }
        if (mode.equals("gated")) {
            progress.step(1, 2);
            await(candidate.trial());
            progress.step(2, 2);
        }
        boolean deadly = mode.startsWith("deadly");
        if ((deadly || mode.startsWith("lingering")) && candidate.trial() == number(mode)) {
            if (deadly || starts(files).get(candidate.trial()).size() == 1) {
                Runtime.getRuntime().halt(9);
            }
            Thread.sleep(3_600_000);
        }
        Fault fault = Fault.OF_TRIALS.get(candidate.trial());
        if (mode.equals("faults") && fault != null) {
            return fault.happen();
        }
        return Math.log10(Cost.of(candidate.network()).macs()) / 10
                + candidate.recipe().seed() % 1000 / 100_000.0;
    }

    @Override
    public void close() {}
}
