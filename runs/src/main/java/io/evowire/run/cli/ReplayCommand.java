package io.evowire.run.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.evowire.core.objective.Objective;
import io.evowire.evaluate.Candidate;
import io.evowire.evaluate.DamageProfile;
import io.evowire.evaluate.Latency;
import io.evowire.evaluate.Leg;
import io.evowire.evaluate.Outcome;
import io.evowire.run.ExitCode;
import io.evowire.run.UserException;
import io.evowire.run.console.Figures;
import io.evowire.run.console.MeasurementText;
import io.evowire.run.console.TextTable;
import io.evowire.run.console.TrainProgress;
import io.evowire.run.json.Json;
import io.evowire.run.problem.Run;
import io.evowire.run.store.History;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.Trial;
import io.evowire.run.training.ModelFiles;
import io.evowire.run.training.Trainings;
import io.evowire.run.training.WarmStarts;
import io.evowire.run.training.Work;
import io.evowire.run.worker.SingleWorker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Trains a trial again and compares. */
@NeedsVectors
@Command(name = "replay", mixinStandardHelpOptions = true,
        description = """
                Trains a trial again from its record, in a new process, and compares the outcome \
                with the recorded one.""",
        footerHeading = Main.EXAMPLES, footer = {
                "  evowire replay first 12",
                "",
                "Exit code 0: the validation accuracy is the same (and the damage, if measured).",
                "Exit code 5: it is not."})
final class ReplayCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "DIR", description = "Directory of the run.")
    private Path directory = Path.of("");

    @Parameters(index = "1", paramLabel = "TRIAL", description = "Number of the trial.")
    private int number;

    @Option(names = "--json", description = "Print the result as one line of JSON.")
    private boolean json;

    @Mixin
    private final QuietOption commentary = new QuietOption();

    /** What came out once; what was not measured is null. */
    private record Came(String state, @Nullable Double accuracy,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double balancedAccuracy,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double auprc,
            @Nullable Double damage, @Nullable Double latency) {

        static Came of(Trial trial) {
            return new Came(trial.state(),
                    orNull(trial.accuracy()),
                    orNull(trial.value(Objective.BALANCED_ACCURACY)),
                    orNull(trial.value(Objective.AUPRC)),
                    trial.damage().map(DamageProfile::mean).orElse(null),
                    trial.latency().map(Latency::milliseconds).orElse(null));
        }
    }

    private static @Nullable Double orNull(OptionalDouble value) {
        return value.isPresent() ? (Double) value.getAsDouble() : null;
    }

    private static boolean same(Objective objective, Trial recorded, Trial again) {
        return recorded.value(objective).equals(again.value(objective));
    }

    private record Result(int trial, boolean same, Came recorded, Came again) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        var files = new RunFiles(directory);
        History history = Run.read(files);
        Run run = Run.of(files, history).asFor(number, history);
        Trial trial = ShowCommand.find(history, number, directory);
        Outcome recorded = trial.outcome().orElseThrow(() -> new UserException(
                "Trial %d has no outcome yet. Train it first: evowire resume %s"
                        .formatted(number, files.word())));
        commentary.say("Training trial %d again in a new process ...".formatted(number));
        Candidate candidate = new WarmStarts(run.factory(), history,
                donor -> ModelFiles.kept(files, history, donor)).candidate(trial.proposal());
        Outcome again = recorded instanceof Outcome.Pruned pruned
                ? trainToRung(run, candidate, pruned.rung())
                : train(run, candidate);
        var replayed = new Trial(trial.proposal(), Optional.of(again));
        boolean same = recorded.state().equals(again.state())
                && trial.accuracy().equals(replayed.accuracy())
                && same(Objective.BALANCED_ACCURACY, trial, replayed)
                && same(Objective.AUPRC, trial, replayed)
                && trial.damage().equals(replayed.damage());
        System.out.println(json
                ? Json.line(new Result(number, same, Came.of(trial), Came.of(replayed)))
                : table(trial, replayed) + (same
                        ? "The outcome is the same."
                        : "The outcome is not the same."));
        return (same ? ExitCode.DONE : ExitCode.CORRUPT).code();
    }

    private static TextTable table(Trial recorded, Trial again) {
        var table = new TextTable("", "recorded", "again")
                .row("state", recorded.state(), again.state()).row("accuracy",
                        Figures.percent(recorded.accuracy()), Figures.percent(again.accuracy()));
        row("balanced accuracy", Objective.BALANCED_ACCURACY, recorded, again, table);
        row("auprc", Objective.AUPRC, recorded, again, table);
        if (recorded.damage().isPresent()) {
            table.row("damage", MeasurementText.damage(recorded), MeasurementText.damage(again));
        }
        if (recorded.latency().isPresent()) {
            table.row("latency", MeasurementText.latency(recorded),
                    MeasurementText.latency(again));
        }
        return table;
    }

    private static void row(String name, Objective objective, Trial recorded, Trial again,
            TextTable table) {
        if (recorded.value(objective).isPresent()) {
            table.row(name, Figures.percent(recorded.value(objective)),
                    Figures.percent(again.value(objective)));
        }
    }

    private Outcome trainToRung(Run run, Candidate candidate, int rung)
            throws IOException, InterruptedException {
        var leg = new Leg(0, run.config().strategy().rungs().divisor(rung), null, null);
        Outcome again = train(run, candidate.on(leg));
        return again instanceof Outcome.Paused paused
                ? new Outcome.Pruned(rung, paused.validationAccuracy(), paused.seconds())
                : again;
    }

    private Outcome train(Run run, Candidate candidate)
            throws IOException, InterruptedException {
        try (var worker = SingleWorker.asInTheRun(run, "replay");
                var progress = new TrainProgress(-1, commentary)) {
            return worker.outcome(Work.ofTrial(candidate), new Trainings.Progress() {
                @Override
                public void step(Work training, int step, int steps) {
                    progress.step(step, steps);
                }
            });
        }
    }
}
