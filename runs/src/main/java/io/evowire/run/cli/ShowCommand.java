package io.evowire.run.cli;

import io.evowire.evaluate.Outcome;
import io.evowire.run.UserException;
import io.evowire.run.config.Durations;
import io.evowire.run.config.StrategyConfig;
import io.evowire.run.console.EstimateTable;
import io.evowire.run.console.Figures;
import io.evowire.run.console.MeasurementText;
import io.evowire.run.console.NoveltyTable;
import io.evowire.run.console.PickTable;
import io.evowire.run.console.TextTable;
import io.evowire.run.export.TrialDocument;
import io.evowire.run.json.Json;
import io.evowire.run.problem.Run;
import io.evowire.run.reading.RunReading;
import io.evowire.run.repeat.FrontEstimate;
import io.evowire.run.repeat.FrontEstimates;
import io.evowire.run.store.Donor;
import io.evowire.run.store.History;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.RungResult;
import io.evowire.run.store.Trial;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells everything about one trial. */
@Command(name = "show", mixinStandardHelpOptions = true,
        description = """
                Prints everything about one trial: genome, ancestors, cost, learning curve, and \
                which networks dominate it.""",
        footerHeading = Main.EXAMPLES, footer = {
                "  evowire show first 12"})
final class ShowCommand implements Runnable {

    @Parameters(index = "0", paramLabel = "DIR", description = "Directory of the run.")
    private Path directory = Path.of("");

    @Parameters(index = "1", paramLabel = "TRIAL", description = "Number of the trial.")
    private int number;

    @Option(names = "--json", description = "Print the result as one line of JSON.")
    private boolean json;

    @Override
    public void run() {
        var files = new RunFiles(directory);
        History history = Run.read(files);
        Run run = Run.of(files, history);
        Trial trial = find(history, number, directory);
        RunReading reading = RunReading.of(run.factory(), history);
        if (json) {
            System.out.println(Json.line(TrialDocument.of(run.config(), trial,
                    reading.belief(trial)).trainedAt(history.trainedAt(number))));
            return;
        }
        var proposal = trial.proposal();
        var table = new TextTable("trial", Integer.toString(number)).row("state", trial.state())
                .row("generation", proposal.generation()).row("genome", proposal.genome())
                .row("parents", proposal.parents().isEmpty()
                        ? "none: " + origin(run)
                        : proposal.parents())
                .row("mutations", proposal.mutations().isEmpty()
                        ? "none"
                        : String.join(", ", proposal.mutations()))
                .row("multiply-adds", Figures.count(proposal.cost().macs()))
                .row("parameters", Figures.count(proposal.cost().parameters()))
                .row("activations", Figures.count(proposal.cost().activations()))
                .row("depth", proposal.cost().depth()).row("key", proposal.key());
        Donor donor = proposal.donor();
        if (donor != null) {
            table.row("warm start", """
                    %s of the parameters come from trial %d, so the accuracy includes that \
                    trial's training""".formatted(Figures.percent(donor.share()),
                    donor.trial()));
        } else if (run.config().strategy().inherits()) {
            table.row("warm start", "none: trained from scratch");
        }
        for (RungResult result : history.rungs(number)) {
            table.row("rung " + result.rung(), "%s after %d of %d steps".formatted(
                    Figures.percent(result.accuracy()), result.step(), result.steps()));
        }
        trial.outcome().ifPresent(outcome -> describe(outcome, table));
        history.device(number).ifPresent(device -> table.row("trained on", device));
        if (!history.trainedAt(number).isEmpty()) {
            table.row("trained at", String.join(", then ", history.trainedAt(number)));
        }
        reading.belief(trial).ifPresent(belief -> table.row("mean", """
                %s, standard deviation %s: what all trainings of the run say of it""".formatted(
                Figures.percent(belief.mean()), Figures.percent(belief.deviation()))));
        for (FrontEstimate estimate : FrontEstimates.of(number, run.factory(), history)) {
            table.row("repeats of " + EstimateTable.kind(estimate), EstimateTable.line(estimate));
        }
        history.finalTraining(number).ifPresent(last -> table.row("final training",
                "%s from scratch: %s".formatted(PickTable.epochs(last.epochs()),
                        last.accuracy().isPresent()
                                ? "accuracy " + Figures.percent(last.accuracy().getAsDouble())
                                : last.outcome().toString())));
        history.tested(number)
                .ifPresent(found -> PickTable.rows(found, run.record().classNames(), table));
        history.judged(number).ifPresent(judged -> NoveltyTable.rows(judged, run, table));
        table.row("verdict", verdict(reading, history.trials(), trial));
        System.out.print(table);
    }

    private static String origin(Run run) {
        return run.config().strategy().kind() == StrategyConfig.Kind.GRID
                ? "taken from the grid"
                : "drawn at random";
    }

    /** The trial of this number, or an error that says which there are. */
    static Trial find(History history, int number, Path directory) {
        return history.trial(number).orElseThrow(() -> new UserException(
                "%s has no trial %d; it has %s".formatted(directory, number,
                        history.trials().isEmpty()
                                ? "none yet. To continue, type: evowire resume " + directory
                                : "0 to %d. Name one of these.".formatted(
                                        history.trials().size() - 1))));
    }

    private static void describe(Outcome outcome, TextTable table) {
        switch (outcome) {
            case Outcome.Completed completed -> {
                table.row("accuracy", Figures.percent(completed.validationAccuracy()));
                if (completed.balancedAccuracy() != null) {
                    table.row("balanced", Figures.percent(completed.balancedAccuracy()));
                }
                if (completed.novelty() != null) {
                    table.row("novelty", NoveltyTable.words(completed.novelty()));
                }
                table.row("training time", Durations.shortly(completed.seconds()));
                MeasurementText.rows(completed, table);
                for (int i = 0; i < completed.curve().size(); i++) {
                    var epoch = completed.curve().get(i);
                    table.row("epoch " + (i + 1), "loss %.4f, accuracy %s".formatted(
                            epoch.trainingLoss(), Figures.percent(epoch.validationAccuracy())));
                }
            }
            case Outcome.Paused paused -> table.row("accuracy", "%s after %d of %d steps".formatted(
                    Figures.percent(paused.validationAccuracy()), paused.step(), paused.steps()));
            case Outcome.Tested tested -> table.row("tested",
                    Figures.percent(tested.recognition().confusion().accuracy()));
            case Outcome.Judged judged -> table.row("judged",
                    NoveltyTable.words(judged.novelty()));
            case Outcome.Damaged damaged -> table.row("damage",
                    MeasurementText.mean(damaged.profile()));
            case Outcome.Pruned pruned -> table.row("pruned", "at rung %d with %s".formatted(
                    pruned.rung(), Figures.percent(pruned.validationAccuracy())))
                    .row("training time", Durations.shortly(pruned.seconds()));
            case Outcome.Infeasible infeasible -> table.row("violates", infeasible.constraint());
            case Outcome.Diverged diverged -> table.row("diverged",
                    "at step %d with loss %s".formatted(diverged.step(), diverged.loss()));
            case Outcome.OutOfMemory memory -> table.row("message", memory.message());
            case Outcome.TimedOut timedOut -> table.row("limit",
                    Durations.shortly(timedOut.limitSeconds()));
            case Outcome.Crashed crashed -> table.row("message", crashed.message());
            case Outcome.Failed failed -> table.row("message", failed.message());
            case Outcome.Lost lost -> table.row("message", lost.message());
        }
    }

    private static String verdict(RunReading reading, List<Trial> trials, Trial trial) {
        if (!trial.completed()) {
            return "not comparable: it was not trained to the end";
        }
        if (reading.fitness(trial).failed()) {
            return "as bad as a failure: an objective could not be measured";
        }
        List<Integer> above = trials.stream().filter(Trial::completed)
                .filter(other -> reading.fitness(other)
                        .dominance(reading.fitness(trial)) > 0)
                .map(Trial::number).toList();
        return above.isEmpty() ? "on the front" : "dominated by trials " + above;
    }
}
