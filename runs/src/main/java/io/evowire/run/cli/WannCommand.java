package io.evowire.run.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** Weight agnostic networks: everything about them stands below this command. */
@NeedsVectors(computesHere = true)
@Command(name = "wann", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND",
        description = """
                Searches for weight agnostic networks (Gaier and Ha 2019): sparse networks that \
                classify images whatever the one weight that all their connections share.""",
        subcommands = {WannSearchCommand.class, WannResumeCommand.class, WannStatusCommand.class,
                WannTestCommand.class, WannTrainCommand.class, WannReportCommand.class,
                WannVerifyCommand.class, WannExportCommand.class},
        footerHeading = Main.EXAMPLES, footer = {
                "  evowire wann search --population 100 --generations 50 --out digits",
                "  evowire wann test digits"})
final class WannCommand implements Runnable {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Give a command after wann: one of "
                + List.copyOf(spec.subcommands().keySet()) + ".");
    }
}
