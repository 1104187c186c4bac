package io.evowire.run.cli;

import io.evowire.core.text.Sha256;
import io.evowire.evaluate.Candidate;
import io.evowire.evaluate.DamagePlan;
import io.evowire.evaluate.DamageProfile;
import io.evowire.evaluate.ModelStore;
import io.evowire.evaluate.Outcome;
import io.evowire.evaluate.WarmStart.Trained;
import io.evowire.run.UserException;
import io.evowire.run.console.CountProgress;
import io.evowire.run.console.Figures;
import io.evowire.run.console.MeasurementText;
import io.evowire.run.console.Retrainer;
import io.evowire.run.console.TextTable;
import io.evowire.run.export.ModelExport;
import io.evowire.run.json.Json;
import io.evowire.run.problem.Run;
import io.evowire.run.store.History;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.Trial;
import io.evowire.run.store.TrialStore;
import io.evowire.run.system.IoReason;
import io.evowire.run.training.DamageFiles;
import io.evowire.run.training.Task;
import io.evowire.run.training.Trainings;
import io.evowire.run.training.Work;
import io.evowire.run.worker.SingleWorker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Removes each node and each edge of a trained network in turn. */
@NeedsVectors
@Command(name = "damage", mixinStandardHelpOptions = true,
        description = """
                Removes each node and each edge of a trained network in turn, without retraining, \
                and prints how much accuracy that costs. The result is kept for the report.""",
        footerHeading = Main.EXAMPLES, footer = {
                "  evowire damage first 12",
                "",
                "If the run has kept the trial's model, as for all of the front, it is used;",
                "otherwise the trial is trained again first."})
final class DamageCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "DIR", description = "Directory of the run.")
    private Path directory = Path.of("");

    @Parameters(index = "1", paramLabel = "TRIAL", description = "Number of the trial.")
    private int number;

    @Option(names = "--images", paramLabel = "N",
            description = "Number of validation images to use (default: all).")
    private @Nullable Integer images;

    @Option(names = "--most", paramLabel = "N", defaultValue = "0",
            description = """
                    Remove at most N nodes and N edges, chosen at random (default: \
                    ${DEFAULT-VALUE}, which means all).""")
    private int max;

    @Option(names = "--json", description = "Print the result as one line of JSON.")
    private boolean json;

    @Mixin
    private final QuietOption commentary = new QuietOption();

    private record Result(int trial, double mean, double meanOfNodes, double meanOfEdges,
            DamageProfile damage) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        DamagePlan plan = plan();
        var files = new RunFiles(directory);
        Run run = Run.open(files);
        History history = TrialStore.read(files);
        Trial trial = ShowCommand.find(history, number, directory);
        DamageProfile damage;
        try (var worker = SingleWorker.untimed(run, "damage")) {
            byte[] model = new ModelExport(run, history, trial,
                    new Retrainer(run, worker, commentary)).searched();
            damage = measure(run, trial, model, plan, worker);
        }
        print(damage);
        keep(run, trial, damage);
        return 0;
    }

    // After the result is printed: who may not write here sees it all the same.
    private void keep(Run run, Trial trial, DamageProfile damage) {
        try {
            commentary.say(DamageFiles.keep(run, trial, damage)
                    ? "Kept in %s. To see it in the report, type: evowire report %s".formatted(
                            run.files().damage(number), run.files().word())
                    : "Not kept: %s has a result from more images or removals.".formatted(
                            run.files().damage(number)));
        } catch (IOException e) {
            System.err.printf(
                    "The result above was not kept for the report: %s. Fix this, then repeat it.%n",
                    IoReason.withFile(e));
        }
    }

    private DamagePlan plan() {
        try {
            return new DamagePlan(images == null ? Integer.MAX_VALUE : images, max);
        } catch (IllegalArgumentException e) {
            throw new UserException("--" + e.getMessage());
        }
    }

    // The worker finds the model beside the run, whatever a search that goes on retires meanwhile.
    private DamageProfile measure(Run run, Trial trial, byte[] model, DamagePlan plan,
            SingleWorker worker) throws IOException, InterruptedException {
        worker.models().put(ModelStore.trial(number), model);
        Candidate candidate = run.factory().candidate(trial.proposal());
        var work = new Work("damage of trial " + number, new Task.Damage(
                new Trained(candidate.network(), Sha256.hex(model)), candidate.recipe(), plan));
        try (var progress = new CountProgress("damage",
                "removed %d of %d nodes and edges", "removals", -1, commentary)) {
            Outcome outcome = worker.outcome(work, new Trainings.Progress() {
                @Override
                public void step(Work removals, int done, int all) {
                    progress.done(done, all);
                }
            });
            if (outcome instanceof Outcome.Damaged(DamageProfile profile)) {
                return profile;
            }
            throw worker.failure(work.id(), outcome);
        }
    }

    private void print(DamageProfile damage) {
        if (json) {
            System.out.println(Json.line(new Result(number, damage.mean(), damage.meanOfNodes(),
                    damage.meanOfEdges(), damage)));
            return;
        }
        var table = new TextTable("removed", "accuracy lost");
        MeasurementText.losses(damage)
                .forEach(loss -> table.row(loss.removed(), Figures.percent(loss.loss())));
        System.out.print(table);
        System.out.println(MeasurementText.mean(damage));
    }
}
