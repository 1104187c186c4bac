package io.evowire.run.worker;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.evowire.core.network.Network;
import io.evowire.core.network.NetworkFormat;
import io.evowire.evaluate.Candidate;
import io.evowire.evaluate.DamagePlan;
import io.evowire.evaluate.Leg;
import io.evowire.evaluate.MeasurementPlan;
import io.evowire.evaluate.TrainingRecipe;
import io.evowire.evaluate.WarmStart;
import io.evowire.evaluate.WarmStart.Trained;
import io.evowire.evaluate.baseline.BaselineTraining;
import io.evowire.evaluate.resize.ResizedTraining;
import io.evowire.evaluate.transfer.Subject;
import io.evowire.evaluate.transfer.TransferTraining;
import io.evowire.evaluate.WarmStart.Rerun;
import io.evowire.run.training.Task;
import io.evowire.run.training.Work;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the coordinator sends: works that are to be done together.
 *
 * @param id    number of the request, repeated in the reply
 * @param works at least one
 */
public record WorkerRequest(long id, List<Asked> works) {

    /** These works as they are sent. */
    public static WorkerRequest of(long id, List<Work> works) {
        return new WorkerRequest(id, works.stream()
                .map(work -> new Asked(work.id(), Job.of(work.task()), work.times())).toList());
    }

    /** The works that are asked for. */
    public List<Work> asked() {
        return works.stream()
                .map(asked -> new Work(asked.work(), asked.job().task(), asked.times()))
                .toList();
    }

    /**
     * A work as it is sent.
     *
     * @param work its identity
     * @param job   what is to be done
     * @param times how many times as long as one of the search each training may last
     */
    record Asked(String work, Job job, int times) {}

    /** A {@link Task} as it is sent. A worker that does not know its kind refuses the request. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({@JsonSubTypes.Type(value = Train.class, name = "train"),
            @JsonSubTypes.Type(value = Judge.class, name = "judge"),
            @JsonSubTypes.Type(value = Damage.class, name = "damage"),
            @JsonSubTypes.Type(value = Test.class, name = "test"),
            @JsonSubTypes.Type(value = Baseline.class, name = "baseline"),
            @JsonSubTypes.Type(value = Resized.class, name = "resized"),
            @JsonSubTypes.Type(value = Transfer.class, name = "transfer")})
    sealed interface Job {

        Task task();

        static Job of(Task task) {
            return switch (task) {
                case Task.Train(Candidate candidate) -> Train.of(candidate);
                case Task.Judge(Candidate candidate) -> new Judge(Train.of(candidate));
                case Task.Damage(Trained trained, TrainingRecipe recipe, DamagePlan plan) ->
                    new Damage(Saved.of(trained), recipe, plan);
                case Task.Test(WarmStart trained, TrainingRecipe recipe) ->
                    new Test(WarmJob.of(trained), recipe);
                case Task.Baseline(BaselineTraining training) -> new Baseline(training);
                case Task.Resized(ResizedTraining training) ->
                    new Resized(NetworkFormat.write(training.network()), training.recipe(),
                            training.sizes());
                case Task.Transfer(TransferTraining training) -> Transfer.of(training);
            };
        }
    }

    /**
     * The training of a candidate.
     *
     * @param network in the form of the network file
     * @param leg     part of the recipe
     * @param tested  whether the test images are asked for
     * @param warmStart whose weights it begins with, null for fresh ones
     * @param plan    what else is measured
     */
    record Train(int trial, Map<String, Object> network, TrainingRecipe recipe, Leg leg,
            boolean tested, @Nullable WarmJob warmStart, MeasurementPlan plan) implements Job {

        static Train of(Candidate candidate) {
            return new Train(candidate.trial(), NetworkFormat.write(candidate.network()),
                    candidate.recipe(), candidate.leg(), candidate.tested(),
                    Optional.ofNullable(candidate.warmStart()).map(WarmJob::of).orElse(null),
                    candidate.plan());
        }

        @Override
        public Task task() {
            return new Task.Train(candidate());
        }

        private Candidate candidate() {
            return new Candidate(trial, NetworkFormat.read(network), recipe, leg, tested,
                    warmStart == null ? null : warmStart.warmStart(), plan);
        }
    }

    /** The judgement of a candidate's network, which is trained anew. */
    record Judge(Train train) implements Job {

        @Override
        public Task task() {
            return new Task.Judge(train.candidate());
        }
    }

    /** The measurement of what a network loses with its nodes and edges. */
    record Damage(Saved saved, TrainingRecipe recipe, DamagePlan plan) implements Job {

        @Override
        public Task task() {
            return new Task.Damage(saved.trained(), recipe, plan);
        }
    }

    /** The test of a network on the test images. */
    record Test(WarmJob trained, TrainingRecipe recipe) implements Job {

        @Override
        public Task task() {
            return new Task.Test(trained.warmStart(), recipe);
        }
    }

    /** The training of a network that was made by hand. */
    record Baseline(BaselineTraining training) implements Job {

        @Override
        public Task task() {
            return new Task.Baseline(training);
        }
    }

    /**
     * The training of a network on images in another size.
     *
     * @param network in the form of the network file
     * @param sizes   of the images that it is tested on
     */
    record Resized(Map<String, Object> network, TrainingRecipe recipe, List<List<Integer>> sizes)
            implements
                Job {

        @Override
        public Task task() {
            return new Task.Resized(
                    new ResizedTraining(NetworkFormat.read(network), recipe, sizes));
        }
    }

    /**
     * A training on one of two data sets.
     *
     * @param network in the form of the network file; null for one that was made by hand
     * @param made    by hand; null for a wired network
     * @param back    whether the second data set is the one that is pretrained on
     * @param start   what it begins with
     * @param labels  images that are learned from, 0 for all
     * @param other   SPEC of the second data set
     * @param others  its fingerprint
     */
    record Transfer(@Nullable Map<String, Object> network,
            io.evowire.evaluate.baseline.@Nullable Baseline made, boolean back,
            TransferTraining.Start start, int labels, TrainingRecipe recipe, String other,
            String others) implements Job {

        static Transfer of(TransferTraining training) {
            return new Transfer(
                    training.subject() instanceof Subject.Wired(Network wired)
                            ? NetworkFormat.write(wired)
                            : null,
                    training.subject() instanceof Subject.MadeByHand hand ? hand.network() : null,
                    training.back(), training.start(), training.labels(), training.recipe(),
                    training.other(), training.others());
        }

        @Override
        public Task task() {
            return new Task.Transfer(new TransferTraining(network == null
                    ? new Subject.MadeByHand(Objects.requireNonNull(made))
                    : new Subject.Wired(NetworkFormat.read(network)), back, start, labels, recipe,
                    other, others));
        }
    }

    /** A network, in the form of the network file, whose model of this SHA-256 is there. */
    record Saved(Map<String, Object> network, String model) {

        static Saved of(Trained trained) {
            return new Saved(NetworkFormat.write(trained.network()), trained.model());
        }

        Trained trained() {
            return new Trained(NetworkFormat.read(network), model);
        }
    }

    /** A warm start; networks in the form of the network file. */
    record WarmJob(@Nullable Saved saved, List<Again> again) {

        /** A training to do again. */
        record Again(Map<String, Object> network, TrainingRecipe recipe) {}

        static WarmJob of(WarmStart start) {
            Trained saved = start.saved();
            return new WarmJob(saved == null ? null : Saved.of(saved), start.again().stream()
                    .map(training -> new Again(NetworkFormat.write(training.network()),
                            training.recipe()))
                    .toList());
        }

        WarmStart warmStart() {
            return new WarmStart(saved == null ? null : saved.trained(), again.stream()
                    .map(training -> new Rerun(NetworkFormat.read(training.network()),
                            training.recipe()))
                    .toList());
        }
    }
}
