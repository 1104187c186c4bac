package io.evowire.run.worker;

import io.evowire.run.config.WorkersConfig;
import io.evowire.run.crash.QuickJava;
import io.evowire.run.training.TrainingPool;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Processes of workers that compute nothing. They are started as {@link WorkerCommand} says, but
 * for vectors and for what makes later calls quick, both of which take a start longer.
 */
public final class StubWorkers {

    private StubWorkers() {}

    /** The command of one. */
    public static WorkerCommand command(Class<?> main, List<String> arguments,
            WorkersConfig config, Path log) {
        WorkerCommand command = WorkerCommand.of(main, arguments, config, log);
        List<String> words = new ArrayList<>(command.words());
        words.removeIf(word -> word.contains("jdk.incubator.vector"));
        words.addAll(1, QuickJava.BRIEF);
        return new WorkerCommand(words, command.environment(), log);
    }

    /** A pool of as many as the configuration says. */
    public static TrainingPool open(Class<?> main, List<String> arguments, WorkersConfig config,
            Path logs, WorkerPool.Identity identity) {
        return new WorkerPool(config.resolvedCount(),
                i -> command(main, arguments, config, logs.resolve("worker-" + i + ".log")),
                WorkerCommand.limits(config), identity);
    }
}
