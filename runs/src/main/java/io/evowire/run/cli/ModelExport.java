package io.evowire.run.cli;

import io.evowire.core.network.Network;
import io.evowire.evaluate.Candidate;
import io.evowire.evaluate.Leg.SavedModel;
import io.evowire.evaluate.Outcome;
import io.evowire.evaluate.data.DataSpec;
import io.evowire.evaluate.data.ImageDataset;
import io.evowire.evaluate.onnx.OnnxModel;
import io.evowire.evaluate.onnx.TrainedNetwork;
import io.evowire.evaluate.train.DivergedException;
import io.evowire.evaluate.train.ModelBuilder;
import io.evowire.evaluate.train.Succession;
import io.evowire.run.Json;
import io.evowire.run.UserException;
import io.evowire.run.search.ModelFiles;
import io.evowire.run.search.Run;
import io.evowire.run.search.WarmStarts;
import io.evowire.run.store.History;
import io.evowire.run.store.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The trained model of a trial: the one that was kept, or the trial trained once more. */
record ModelExport(Run run, History history, Trial trial, Commentary commentary) {

    /** Takes the file of a model in DL4J's format. */
    @FunctionalInterface
    interface Use<T> {
        T of(Path model) throws IOException;
    }

    /** In DL4J's format. */
    byte[] dl4j() throws IOException {
        return use(Files::readAllBytes);
    }

    /** As an ONNX model that reads pixels from 0 to 255. */
    byte[] onnx() throws IOException {
        return use(this::onnx);
    }

    /** Hands the model's file to a use of it. */
    <T> T use(Use<T> use) throws IOException {
        Optional<Path> kept = ModelFiles.kept(run.files(), history, trial.number())
                .map(SavedModel::file);
        return kept.isPresent() ? use.of(kept.get()) : trained(use);
    }

    private byte[] onnx(Path model) throws IOException {
        ImageDataset images = dataset();
        Network network = candidate().network();
        return OnnxModel.bytes(TrainedNetwork.load(model, network), images.normalisation(),
                Version.text(), Map.of("classes", Json.line(images.classNames()), "data",
                        images.name(), "trial", Integer.toString(trial.number()), "genome",
                        trial.proposal().genome(), "run", run.files().directory().toAbsolutePath()
                                .getFileName().toString()));
    }

    private Candidate candidate() {
        return new WarmStarts(run.factory(), history,
                donor -> ModelFiles.kept(run.files(), history, donor)).candidate(trial.proposal());
    }

    private ImageDataset dataset() {
        ImageDataset images = DataSpec.parse(run.config().data()).load();
        run.check(images.fingerprint(), run.record().kernels());
        return images;
    }

    private String training() {
        return switch (trial.outcome().orElse(null)) {
            case Outcome.Completed completed ->
                "training it once more as it was trained in the run";
            case Outcome.Pruned pruned ->
                "the run pruned it at rung %d, so it is now trained to the end for the first time"
                        .formatted(pruned.rung());
            case null -> "the run has not trained it to the end yet, which is done now";
            default -> "in the run it ended as %s, so it is now trained as it should have been"
                    .formatted(trial.state());
        };
    }

    private <T> T trained(Use<T> use) throws IOException {
        commentary
                .say("""
                        No model of trial %d is there (only those of the front are kept, and of donors): %s."""
                        .formatted(trial.number(), training()));
        ImageDataset images = dataset();
        ModelBuilder models = KernelChoice.models(commentary);
        run.check(images.fingerprint(), models.kernels());
        Path file = Files.createTempFile("evowire-", ".zip");
        try (var trainer = new Succession(images, models).begin(candidate());
                var progress = new TrainProgress(trainer.steps(), commentary)) {
            trainer.train(progress);
            trainer.save(file);
            return use.of(file);
        } catch (DivergedException e) {
            throw new UserException(
                    "Trial %d has no model to export: %s Choose a trial that is COMPLETED: evowire status %s"
                            .formatted(trial.number(), e.getMessage(), run.files().word()));
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
