package io.evowire.run.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** A cluster of machines that all have this program. */
@Lasts
@Command(name = "spark", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND",
        description = """
                Makes a cluster of machines that have this program. Other clusters of Spark will \
                do, too. The program must be built with Spark: EVOWIRE_MAVEN_ARGS=-Pspark.""",
        subcommands = {SparkHeadCommand.class, SparkNodeCommand.class},
        footerHeading = Main.EXAMPLES, footer = {
                "  evowire spark head                        # on one machine",
                "  evowire spark node spark://head:7077      # on each machine that shall train",
                "  evowire search --spark spark://head:7077  # from any of them"})
final class SparkCommand implements Runnable {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Give a command after spark: one of "
                + List.copyOf(spec.subcommands().keySet()) + ".");
    }
}
