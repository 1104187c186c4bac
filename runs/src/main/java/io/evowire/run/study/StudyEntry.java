package io.evowire.run.study;

import com.fasterxml.jackson.databind.JsonNode;
import io.evowire.core.cost.Cost;
import io.evowire.core.network.NetworkFormat;
import io.evowire.core.network.Network;
import io.evowire.core.network.Stage;
import io.evowire.core.network.TensorShape;
import io.evowire.core.text.Sha256;
import io.evowire.evaluate.Candidate;
import io.evowire.evaluate.DamagePlan;
import io.evowire.evaluate.Leg;
import io.evowire.evaluate.TrainingRecipe;
import io.evowire.evaluate.baseline.Baseline;
import io.evowire.evaluate.baseline.BaselineRecipe;
import io.evowire.evaluate.baseline.BaselineTraining;
import io.evowire.evaluate.resize.ResizedTraining;
import io.evowire.evaluate.transfer.Subject;
import io.evowire.evaluate.transfer.TransferTraining;
import io.evowire.run.json.Json;
import io.evowire.run.training.Task;
import java.util.List;
import java.util.Optional;

/**
 * One training of a study.
 *
 * @param id   its identity, in words, such as {@code ws(4, 0.75) seed 3}: no other entry has it
 * @param what what the reading must know of it, as JSON
 * @param task what is trained, from scratch and to the end: a candidate or a baseline
 */
public record StudyEntry(String id, JsonNode what, Task task) {

    /**
     * An entry.
     *
     * @param what a value that has a form in JSON
     */
    public static StudyEntry of(String id, Object what, Candidate candidate) {
        return new StudyEntry(id, Json.parse(Json.line(what)), new Task.Train(candidate));
    }

    /**
     * An entry of a network that was made by hand.
     *
     * @param what a value that has a form in JSON
     */
    public static StudyEntry of(String id, Object what, BaselineTraining training) {
        return new StudyEntry(id, Json.parse(Json.line(what)), new Task.Baseline(training));
    }

    /**
     * An entry of a network that learns from images in another size.
     *
     * @param what a value that has a form in JSON
     */
    public static StudyEntry of(String id, Object what, ResizedTraining training) {
        return new StudyEntry(id, Json.parse(Json.line(what)), new Task.Resized(training));
    }

    /**
     * An entry of a training on one of two data sets.
     *
     * @param what a value that has a form in JSON
     */
    public static StudyEntry of(String id, Object what, TransferTraining training) {
        return new StudyEntry(id, Json.parse(Json.line(what)), new Task.Transfer(training));
    }

    public StudyEntry {
        boolean fromScratch = switch (task) {
            case Task.Train(Candidate candidate) ->
                candidate.leg().equals(Leg.WHOLE) && candidate.warmStart() == null;
            case Task.Baseline baseline -> true;
            case Task.Resized resized -> true;
            case Task.Transfer transfer -> true;
            case Task.Judge judge -> false;
            case Task.Damage damage -> false;
            case Task.Test test -> false;
        };
        if (!fromScratch) {
            throw new IllegalArgumentException(
                    "A study trains from scratch and to the end, '%s' too.".formatted(id));
        }
    }

    /**
     * The candidate that is trained.
     *
     * @throws IllegalStateException if it is a baseline
     */
    public Candidate candidate() {
        if (task instanceof Task.Train(Candidate candidate)) {
            return candidate;
        }
        throw new IllegalStateException("There is no wired network in '%s'.".formatted(id));
    }

    /** What the reading must know of it, as the type that it was written from. */
    public <T> T what(Class<T> type) {
        return Json.bind(what, type);
    }

    /** The wired network that is trained; empty for a baseline. */
    public Optional<Network> wired() {
        return switch (task) {
            case Task.Train(Candidate candidate) -> Optional.of(candidate.network());
            case Task.Resized(ResizedTraining training) -> Optional.of(training.network());
            case Task.Transfer(TransferTraining training) when training
                    .subject() instanceof Subject.Wired(Network network) ->
                Optional.of(network);
            default -> Optional.empty();
        };
    }

    /**
     * The training of a network that was made by hand; empty for a wired network.
     *
     * @param shape   of the data set's images, [C, H, W]
     * @param classes number of classes
     */
    public Optional<BaselineTraining> made(TensorShape shape, int classes) {
        return switch (task) {
            case Task.Baseline(BaselineTraining training) -> Optional.of(training);
            case Task.Transfer(TransferTraining training) when training
                    .subject() instanceof Subject.MadeByHand(Baseline network) ->
                Optional.of(new BaselineTraining(network, shape, classes, BaselineRecipe.COMMON,
                        training.recipe()));
            default -> Optional.empty();
        };
    }

    /** How it is trained. */
    public TrainingRecipe recipe() {
        return switch (task) {
            case Task.Baseline(BaselineTraining training) -> training.recipe();
            case Task.Resized(ResizedTraining training) -> training.recipe();
            case Task.Transfer(TransferTraining training) -> training.recipe();
            default -> candidate().recipe();
        };
    }

    /** Multiply-adds of the network for an image. */
    long macs() {
        return switch (task) {
            case Task.Baseline(BaselineTraining training) -> training.cost().macs();
            case Task.Transfer transfer when wired().isEmpty() -> what.get("macs").asLong();
            default -> Cost.of(wired().orElseThrow()).macs();
        };
    }

    /**
     * Multiply-adds of what an image for the test passes through in the end; 0 if the test images
     * are not looked at.
     */
    long tested() {
        return switch (task) {
            case Task.Resized(ResizedTraining training) -> macs() + training.sizes().stream()
                    .mapToLong(size -> Cost.of(training.at(size)).macs()).sum();
            case Task.Train(Candidate candidate) -> candidate.tested() ? macs() : 0;
            default -> macs();
        };
    }

    /** Passes over the validation images without a node or an edge, at most. */
    int removals() {
        DamagePlan plan = task instanceof Task.Train ? candidate().plan().damage() : null;
        return plan == null
                ? 0
                : candidate().network().architecture().stages().stream().map(Stage::wiring)
                        .mapToInt(graph -> graph.edges().size() + graph.nodes()
                                + (Boolean.TRUE.equals(plan.leaving()) ? graph.sinks().size() : 0))
                        .sum();
    }

    /** What tells one network of a plan from another. */
    Object network() {
        return switch (task) {
            case Task.Baseline(BaselineTraining training) -> training.network();
            case Task.Transfer(TransferTraining training) -> training.subject();
            default -> wired().orElseThrow();
        };
    }

    /** SHA-256 of all that the outcome follows from, beside data and kernels. */
    String fingerprint() {
        return switch (task) {
            case Task.Baseline(BaselineTraining training) -> Sha256.hex(Json.line(training));
            case Task.Resized(ResizedTraining training) -> Sha256.hex(Json.line(List.of(
                    NetworkFormat.write(training.network()), training.recipe(),
                    training.sizes())));
            case Task.Transfer(TransferTraining training) -> Sha256.hex(Json.line(List.of(
                    switch (training.subject()) {
                        case Subject.Wired(Network network) -> NetworkFormat.write(network);
                        case Subject.MadeByHand(Baseline made) -> made;
                    }, training.back(), training.start(), training.labels(), training.recipe(),
                    training.others())));
            default -> fingerprint(candidate());
        };
    }

    private static String fingerprint(Candidate candidate) {
        return Sha256.hex(Json.line(List.of(NetworkFormat.write(candidate.network()),
                candidate.recipe(), candidate.tested(), candidate.plan())));
    }
}
