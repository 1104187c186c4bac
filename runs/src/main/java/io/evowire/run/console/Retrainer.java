package io.evowire.run.console;

import io.evowire.evaluate.Candidate;
import io.evowire.evaluate.MeasurementPlan;
import io.evowire.evaluate.ModelStore;
import io.evowire.evaluate.Outcome;
import io.evowire.run.ExitCode;
import io.evowire.run.UserException;
import io.evowire.run.export.ModelExport;
import io.evowire.run.problem.Run;
import io.evowire.run.training.Trainings;
import io.evowire.run.training.Work;
import io.evowire.run.worker.SingleWorker;
import java.io.IOException;
import java.util.Optional;

/** Trains networks of a run once more, in a process of its own, and says so. */
public record Retrainer(Run run, SingleWorker worker,
        Commentary commentary) implements ModelExport.Retraining {

    @Override
    public byte[] train(Candidate candidate, String why)
            throws IOException, InterruptedException {
        commentary.say(why);
        Outcome outcome;
        try (var progress = new TrainProgress(-1, commentary)) {
            outcome = worker.outcome(
                    Work.ofTrial(candidate.measured(MeasurementPlan.NOTHING)),
                    new Trainings.Progress() {
                        @Override
                        public void step(Work work, int step, int steps) {
                            progress.step(step, steps);
                        }
                    });
        }
        requireTrained(candidate, outcome);
        Optional<String> model = worker.models()
                .handedIn(ModelStore.trial(candidate.trial()));
        Optional<byte[]> file = model.isPresent()
                ? worker.models().get(model.get())
                : Optional.empty();
        return file.orElseThrow(() -> new UserException(ExitCode.IO, """
                Trial %d was trained, but its model could not be written. Maybe the disk is full; \
                see %s.""".formatted(candidate.trial(), worker.log())));
    }

    private void requireTrained(Candidate candidate, Outcome outcome) {
        if (outcome instanceof Outcome.Diverged diverged) {
            throw new UserException(
                    """
                            Trial %d has no model to export: its training diverged in step %d, \
                            where the loss is %s. Choose a trial that is COMPLETED: evowire status \
                            %s"""
                            .formatted(candidate.trial(), diverged.step(), diverged.loss(),
                                    run.files().word()));
        }
        if (!(outcome instanceof Outcome.Completed)) {
            throw worker.failure(Work.ofTrial(candidate.trial()), outcome);
        }
    }
}
