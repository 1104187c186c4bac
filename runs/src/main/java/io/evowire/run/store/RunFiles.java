package io.evowire.run.store;

import io.evowire.evaluate.ModelStore;
import io.evowire.run.store.log.DurableFiles;
import io.evowire.run.store.log.LogFiles;
import java.nio.file.Path;

/**
 * The files of a run directory: the one place that names them, with {@link LogFiles} for those of
 * its log.
 */
public record RunFiles(Path directory) implements LogFiles {

    /** How the name of a model's file ends. */
    public static final String MODEL = ".model";

    private static final String OLDER_MODEL = ".zip";

    /** The configuration as resolved, every default written out. */
    public Path configuration() {
        return directory.resolve("config.yaml");
    }

    /** The settings of a search for weight agnostic networks, which is a run of another kind. */
    public Path weightAgnostic() {
        return directory.resolve("wann.json");
    }

    /** One file for each worker. */
    public Path logs() {
        return directory.resolve("logs");
    }

    /** Models of the front's members and of recent donors. */
    public Path models() {
        return directory.resolve("models");
    }

    /** The model of a trial. */
    public Path model(int trial) {
        return models().resolve(ModelStore.trial(trial) + MODEL);
    }

    /** The model of a trial as older runs kept it, in DL4J's format. */
    public Path olderModel(int trial) {
        return models().resolve(ModelStore.trial(trial) + OLDER_MODEL);
    }

    /** Where a worker writes the model of a trial, before anybody knows whether it is kept. */
    public Path writtenModel(int trial) {
        return DurableFiles.temporary(model(trial));
    }

    /** The model of a trial's network that was trained anew to be judged. */
    public Path judgedModel(int trial) {
        return models().resolve(ModelStore.judged(trial) + MODEL);
    }

    /** Where a worker writes it, before the judgement is recorded. */
    public Path writtenJudgedModel(int trial) {
        return DurableFiles.temporary(judgedModel(trial));
    }

    /** The model that the final training of a trial's network gave. */
    public Path finalModel(int trial) {
        return models().resolve(ModelStore.last(trial) + MODEL);
    }

    /** Where a worker writes it, before the training is recorded. */
    public Path writtenFinalModel(int trial) {
        return DurableFiles.temporary(finalModel(trial));
    }

    /** Models of trainings that wait at a rung: only to save time. */
    public Path rungs() {
        return directory.resolve("rungs");
    }

    /** The model with which a trial goes on from a rung. */
    public Path pausedModel(int trial, int rung) {
        return rungs().resolve(ModelStore.rung(trial, rung) + MODEL);
    }

    /** The same as older runs kept it, in DL4J's format. */
    public Path olderPausedModel(int trial, int rung) {
        return rungs().resolve(ModelStore.rung(trial, rung) + OLDER_MODEL);
    }

    /** Where a worker writes it, before the rung is recorded. */
    public Path writtenPausedModel(int trial, int rung) {
        return DurableFiles.temporary(pausedModel(trial, rung));
    }

    /** Damage profiles that were measured on request. */
    public Path damage() {
        return directory.resolve("damage");
    }

    /** The damage profile of a trial. */
    public Path damage(int trial) {
        return damage().resolve("trial-%d.json".formatted(trial));
    }

    /** Figures of another run that the report compares this one with. */
    public Path control() {
        return directory.resolve("control.json");
    }

    /** Every trial as a table. */
    public Path trialsCsv() {
        return directory.resolve("trials.csv");
    }

    /** The front as a table. */
    public Path frontCsv() {
        return directory.resolve("front.csv");
    }

    /** Everything about the run for people, one page. */
    public Path report() {
        return directory.resolve("report.html");
    }
}
