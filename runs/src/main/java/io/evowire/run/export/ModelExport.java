package io.evowire.run.export;

import io.evowire.evaluate.Candidate;
import io.evowire.evaluate.Leg;
import io.evowire.evaluate.Outcome;
import io.evowire.evaluate.data.DataSpec;
import io.evowire.evaluate.data.ImageDataset;
import io.evowire.evaluate.onednn.OneDnnModel;
import io.evowire.evaluate.session.Model;
import io.evowire.evaluate.session.ModelFormat;
import io.evowire.evaluate.train.Dl4jFormat;
import io.evowire.run.problem.Run;
import io.evowire.run.store.History;
import io.evowire.run.store.Trial;
import io.evowire.run.training.AnewModels;
import io.evowire.run.training.ModelFiles;
import io.evowire.run.training.WarmStarts;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * The trained model of a trial: the one that was judged, where a class is novel and it was; else
 * that of its final training, if it had one; else the one that was kept, or the trial trained once
 * more.
 */
public record ModelExport(Run run, History history, Trial trial, Retraining retraining) {

    /** Trains the networks whose models were not kept. */
    public interface Retraining {

        /**
         * Trains a candidate of the run to its end.
         *
         * @param why why it has to be trained, as a sentence
         * @return the file of its model
         */
        byte[] train(Candidate candidate, String why) throws IOException, InterruptedException;
    }

    /** The file of the model in whichever format it is. */
    public byte[] content() throws IOException, InterruptedException {
        Optional<byte[]> anew = judged().or(this::last);
        if (anew.isPresent()) {
            return anew.get();
        }
        return history.finalEpochs(trial.number()).isPresent()
                ? retraining.train(run.factory().last(trial.proposal()).on(Leg.WHOLE),
                        "The model of trial %d's final training is lost: training it once more."
                                .formatted(trial.number()))
                : searched();
    }

    /** As {@link #content()}, but always the model that the search trained. */
    public byte[] searched() throws IOException, InterruptedException {
        Optional<byte[]> kept = ModelFiles.content(run.files(), history, trial.number());
        return kept.isPresent() ? kept.get() : trained();
    }

    /** In DL4J's format; as it lies there, if an older run kept it so. */
    public byte[] dl4j() throws IOException, InterruptedException {
        byte[] content = content();
        return ModelFormat.recognises(content)
                ? Dl4jFormat.write(model(content), OneDnnModel.orStock())
                : content;
    }

    /** As an ONNX model that reads pixels from 0 to 255. */
    public byte[] onnx() throws IOException, InterruptedException {
        return OnnxExport.bytes(known(model(content())), origin());
    }

    /** The same without head and classifier: one output for each stage. */
    public byte[] backbone() throws IOException, InterruptedException {
        return OnnxExport.backbone(known(model(content())), origin());
    }

    private Map<String, String> origin() {
        return Map.of("trial", Integer.toString(trial.number()), "genome",
                trial.proposal().genome(), "run",
                run.files().directory().toAbsolutePath().getFileName().toString());
    }

    /** In the format of a run's models. */
    public byte[] file() throws IOException, InterruptedException {
        byte[] content = content();
        return ModelFormat.recognises(content)
                ? content
                : ModelFormat.write(known(model(content)));
    }

    private Optional<byte[]> judged() {
        return AnewModels.content(AnewModels.Kind.JUDGED, run.files(), history, trial.number());
    }

    private Optional<byte[]> last() {
        return AnewModels.content(AnewModels.Kind.FINAL, run.files(), history, trial.number());
    }

    private Model model(byte[] content) throws IOException {
        return OneDnnModel.orStock().read(content, judged().isPresent()
                ? run.factory().judged(trial.proposal()).network()
                : candidate().network());
    }

    // Models of older runs do not say what they were trained on.
    private Model known(Model model) {
        if (model.images() != null) {
            return model;
        }
        ImageDataset images = DataSpec.parse(run.config().learned()).load();
        run.check(images.fingerprint(), run.kernels());
        return new Model(model.network(), Model.Images.of(images), model.step(),
                model.parameters(), model.velocities());
    }

    private Candidate candidate() {
        return new WarmStarts(run.factory(), history,
                donor -> ModelFiles.kept(run.files(), history, donor)).candidate(trial.proposal());
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

    private byte[] trained() throws IOException, InterruptedException {
        return retraining.train(candidate(),
                """
                        Trial %d has no stored model (kept are front members and recent \
                        donors): %s."""
                        .formatted(trial.number(), training()));
    }
}
