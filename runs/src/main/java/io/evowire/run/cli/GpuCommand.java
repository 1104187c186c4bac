package io.evowire.run.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** What concerns GPUs stands below this command. */
@Command(name = "gpu", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND",
        description = "Looks at what the program's own kernels do on a GPU.",
        subcommands = GpuProbeCommand.class, footerHeading = Main.EXAMPLES, footer = {
                "  evowire gpu probe"})
final class GpuCommand implements Runnable {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Give a command after gpu: one of "
                + List.copyOf(spec.subcommands().keySet()) + ".");
    }
}
