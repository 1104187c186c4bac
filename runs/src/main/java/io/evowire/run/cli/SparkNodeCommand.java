package io.evowire.run.cli;

import io.evowire.run.ExitCode;
import io.evowire.run.cluster.ClusterEngine;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Offers this machine to a cluster. */
@Command(name = "node", mixinStandardHelpOptions = true,
        description = """
                Offers this machine to a cluster: one training at a time for each core. Ends when \
                it is stopped (Ctrl-C); what it trained is then trained elsewhere.""",
        footerHeading = Main.EXAMPLES, footer = {
                "  evowire spark node spark://head:7077 --cores 8"})
final class SparkNodeCommand implements Callable<Integer> {

    @Parameters(paramLabel = "URL", description = "What 'evowire spark head' printed.")
    private String master = "";

    @Option(names = "--cores", paramLabel = "N", defaultValue = "0",
            description = """
                    Trainings at a time (default: one for each processor). Each takes \
                    workers.memory and 512 MB of its own.""")
    private int cores;

    @Option(names = "--gpus", paramLabel = "N", defaultValue = "0",
            description = """
                    GPUs to offer, one training each: to searches on cuda, and others that ask for \
                    them (--spark-conf spark.task.resource.gpu.amount=1).""")
    private int gpus;

    @Option(names = "--host", paramLabel = "NAME",
            description = """
                    Name or address by which the other machines find this one (default: its host \
                    name).""")
    private @Nullable String host;

    @Option(names = "--work-dir", paramLabel = "DIR",
            description = """
                    Folder for logs and models on their way (default: a new one among the \
                    temporary files).""")
    private @Nullable Path folder;

    @Option(names = SparkProperties.OPTION, paramLabel = "FILE",
            description = """
                    Settings of Spark in a file, KEY=VALUE a line, such as the secret that head, \
                    nodes and searches share; only you should be able to read it.""")
    private @Nullable Path properties;

    @Mixin
    private final QuietOption commentary = new QuietOption();

    @Override
    public Integer call() throws InterruptedException {
        NumberOption.atLeast("--cores", 0, cores);
        NumberOption.atLeast("--gpus", 0, gpus);
        Path place = folder != null
                ? folder
                : Path.of(System.getProperty("java.io.tmpdir"),
                        "evowire-node-" + ProcessHandle.current().pid());
        ClusterEngine.required().node(master, cores, gpus, host, place,
                SparkProperties.of(properties), commentary::say);
        return ExitCode.DONE.code();
    }
}
