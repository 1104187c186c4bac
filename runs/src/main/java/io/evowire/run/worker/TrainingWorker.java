package io.evowire.run.worker;

import io.evowire.evaluate.Candidate;
import io.evowire.evaluate.DamagePlan;
import io.evowire.evaluate.ModelStore;
import io.evowire.evaluate.Outcome;
import io.evowire.evaluate.TrainingRecipe;
import io.evowire.evaluate.WarmStart.Trained;
import io.evowire.evaluate.WarmStart;
import io.evowire.evaluate.baseline.BaselineTraining;
import io.evowire.evaluate.data.DataSpec;
import io.evowire.evaluate.data.ImageDataset;
import io.evowire.evaluate.gpu.device.Device;
import io.evowire.evaluate.gpu.device.DeviceException;
import io.evowire.evaluate.gpu.device.DeviceSpec;
import io.evowire.evaluate.gpu.train.DeviceSessions;
import io.evowire.evaluate.gpu.train.GenerationEvaluator;
import io.evowire.evaluate.gpu.train.TestedDevices;
import io.evowire.evaluate.local.LocalEvaluator;
import io.evowire.evaluate.onednn.OneDnnModel;
import io.evowire.evaluate.resize.ResizedTraining;
import io.evowire.evaluate.session.TrainingSessions;
import io.evowire.evaluate.train.TrainingProgress;
import io.evowire.evaluate.transfer.TransferTraining;
import io.evowire.run.UserException;
import io.evowire.run.config.WorkersConfig;
import io.evowire.run.store.RunFiles;
import io.evowire.run.system.ProgramVersion;
import io.evowire.run.training.LocalModelStore;
import io.evowire.run.training.Task;
import io.evowire.run.training.Work;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A worker that trains on the data set named by its first argument, before which a device may
 * stand. With a second one, the directory of a run, it takes models from there and hands in what it
 * trains; with a third, a folder, it takes models from there, too, and hands in what it trains
 * there instead.
 */
public final class TrainingWorker {

    /** Begins the first argument of a worker that trains on another device than the processor. */
    private static final String DEVICE = "--device=";

    /**
     * System property of a worker that tests its GPU before it trains: the file of those that have
     * passed.
     */
    static final String TESTED = "evowire.testedDevices";

    /**
     * Trainings that fill a device, asked of one worker at a time; it looks how many of them its
     * memory has room for.
     */
    static final int WAVE = 64;

    private TrainingWorker() {}

    /**
     * The arguments of a worker.
     *
     * @param device on which it trains
     * @param others data SPEC and, if wanted, directories
     */
    public static List<String> arguments(DeviceSpec device, String... others) {
        List<String> arguments = new ArrayList<>();
        if (!device.cpu()) { // as workers have always been started otherwise
            arguments.add(DEVICE + device);
        }
        arguments.addAll(List.of(others));
        return List.copyOf(arguments);
    }

    /** What workers may take that train on a device. */
    public static WorkerLimits limits(DeviceSpec device, WorkersConfig config) {
        WorkerLimits limits = WorkerCommand.limits(config);
        return device.cpu() ? limits : limits.together(WAVE);
    }

    /** The device that these arguments name, which by itself says which one it is. */
    public static Optional<DeviceSpec> device(List<String> arguments) {
        return onDevice(arguments)
                ? Optional.of(DeviceSpec.parse(arguments.getFirst().substring(DEVICE.length())))
                : Optional.empty();
    }

    /** Whether these arguments name a device. */
    static boolean onDevice(List<String> arguments) {
        return !arguments.isEmpty() && arguments.getFirst().startsWith(DEVICE);
    }

    private static ModelStore store(String[] args) {
        if (args.length < 2) {
            return ModelStore.NONE;
        }
        var files = new RunFiles(Path.of(args[1]));
        return args.length == 2
                ? LocalModelStore.of(files)
                : LocalModelStore.beside(files, Path.of(args[2]));
    }

    private static TrainingProgress told(WorkerMain.Progress progress) {
        return new TrainingProgress() {
            @Override
            public void step(int step, int steps, double loss) {
                progress.step(step, steps);
            }
        };
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        WorkerMain.serve(setup(args));
    }

    /** What a worker with these arguments trains with. */
    static WorkerMain.Setup setup(String... all) {
        boolean named = onDevice(List.of(all));
        String[] args = Arrays.copyOfRange(all, named ? 1 : 0, all.length);
        ModelStore store = store(args);
        return progress -> {
            ImageDataset data = DataSpec.parse(args[0]).load();
            // One that cannot be opened refuses to work, once, and fails no trial.
            Optional<Device> device = device(List.of(all)).map(DeviceSpec::open);
            device.ifPresent(TrainingWorker::requireTested);
            TrainingSessions models = device.<TrainingSessions>map(DeviceSessions::on)
                    .orElseGet(OneDnnModel::orStock);
            var evaluator = new LocalEvaluator(data, models, candidate -> told(progress), store);
            Function<Work, Outcome> outcomes = work -> switch (work.task()) {
                case Task.Train(Candidate candidate) ->
                    evaluator.evaluate(List.of(candidate)).getFirst();
                case Task.Judge(Candidate candidate) -> evaluator.judge(candidate);
                case Task.Damage(Trained trained, TrainingRecipe recipe, DamagePlan plan) ->
                    evaluator.damage(trained, recipe, plan, progress::step);
                case Task.Test(WarmStart trained, TrainingRecipe recipe) ->
                    evaluator.test(trained, recipe, told(progress));
                case Task.Baseline(BaselineTraining training) ->
                    evaluator.baseline(training, told(progress));
                case Task.Resized(ResizedTraining training) ->
                    evaluator.resized(training, told(progress));
                case Task.Transfer(TransferTraining training) ->
                    evaluator.transfer(training, told(progress));
            };
            if (device.isEmpty()) {
                return WorkerMain.Setup.Ready.oneByOne(outcomes, data.fingerprint(),
                        models.kernels());
            }
            return new WorkerMain.Setup.Ready(works -> {
                List<Outcome> found = works.size() == 1
                        ? List.of(outcomes.apply(works.getFirst()))
                        : together(works, data, device.get(), progress, store);
                if (found.stream().anyMatch(Outcome.Failed.class::isInstance)
                        && lost(device.get())) {
                    Runtime.getRuntime().halt(WorkerExit.DEVICE_LOST); // another one may open it
                }
                return found;
            }, data.fingerprint(), models.kernels());
        };
    }

    // Here the process that searches has tested it; elsewhere the first worker on it does.
    private static void requireTested(Device device) {
        String file = System.getProperty(TESTED);
        if (file == null) {
            return;
        }
        try {
            new TestedDevices(Path.of(file), ProgramVersion.build()).require(device);
        } catch (DeviceException e) {
            throw new UserException("""
                    The device %s cannot be used: %s. Type 'evowire doctor' there to see more, and \
                    leave this machine out until it passes."""
                    .formatted(device.info(), e.getMessage()));
        }
    }

    private static List<Outcome> together(List<Work> works, ImageDataset data, Device device,
            WorkerMain.Progress progress, ModelStore store) {
        List<Candidate> candidates = works.stream().map(Work::candidate).toList();
        Map<Candidate, Integer> numbers = new IdentityHashMap<>();
        for (int i = 0; i < candidates.size(); i++) {
            numbers.put(candidates.get(i), i);
        }
        try (var evaluator = new GenerationEvaluator(data, device, room(device), candidate -> told(
                (work, step, steps) -> progress.step(numbers.get(candidate), step, steps)),
                store)) {
            return evaluator.evaluate(candidates);
        }
    }

    // What is not a GPU shares the memory of this process.
    private static long room(Device device) {
        long largest = device.info().largestAllocation();
        return device.info().gpu()
                ? largest
                : Math.min(largest, Long.getLong(MemoryWatch.PROPERTY, largest) / 2);
    }

    /** Whether a device does nothing any more, so that no trial is to blame. */
    private static boolean lost(Device device) {
        try {
            device.finish();
            return false;
        } catch (DeviceException e) {
            e.printStackTrace();
            return true;
        }
    }
}
