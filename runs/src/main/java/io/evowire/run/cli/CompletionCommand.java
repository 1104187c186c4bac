package io.evowire.run.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints a script for the shell. */
@Command(name = CompletionCommand.NAME, mixinStandardHelpOptions = true,
        description = """
                Prints a script for bash and zsh that completes commands, options and values.""",
        footerHeading = Main.EXAMPLES, footer = {
                "  source <(evowire completion)"})
final class CompletionCommand implements Runnable {

    static final String NAME = "completion";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        System.out.print(AutoComplete.bash("evowire", spec.root().commandLine()));
    }
}
