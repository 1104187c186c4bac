package io.evowire.run.cli;

import io.evowire.run.ExitCode;
import io.evowire.run.cluster.ClusterEngine;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Coordinates the machines of a cluster. */
@Command(name = "head", mixinStandardHelpOptions = true,
        description = """
                Coordinates the machines of a cluster, and trains nothing. Ends when it is stopped \
                (Ctrl-C); searches under way go on on the places that they have.""",
        footerHeading = Main.EXAMPLES, footer = {
                "  evowire spark head --host 10.0.0.5"})
final class SparkHeadCommand implements Callable<Integer> {

    @Option(names = "--host", paramLabel = "NAME",
            description = """
                    Name or address by which the other machines find this one (default: its host \
                    name). 127.0.0.1 is for nodes of this machine only.""")
    private @Nullable String host;

    @Option(names = "--port", paramLabel = "N", defaultValue = "7077",
            description = "Its port; 0 for a free one (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(names = SparkProperties.OPTION, paramLabel = "FILE",
            description = """
                    Settings of Spark in a file, KEY=VALUE a line, such as the secret that head, \
                    nodes and searches share; only you should be able to read it.""")
    private @Nullable Path properties;

    @Mixin
    private final QuietOption commentary = new QuietOption();

    @Override
    public Integer call() throws InterruptedException {
        ClusterEngine.required().head(host, port, SparkProperties.of(properties),
                commentary::say);
        return ExitCode.DONE.code();
    }
}
