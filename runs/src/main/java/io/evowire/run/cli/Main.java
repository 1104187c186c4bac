package io.evowire.run.cli;

import io.evowire.evaluate.backend.UnusableBackendException;
import io.evowire.evaluate.DataException;
import io.evowire.evaluate.train.OutOfMemory;
import io.evowire.run.ExitCode;
import io.evowire.run.UserException;
import io.evowire.run.system.IoReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The command line. Data goes to standard output, progress and messages to standard error. */
@Command(name = "evowire", mixinStandardHelpOptions = true, versionProvider = Version.class,
        description = "Evolves randomly wired neural networks.",
        synopsisSubcommandLabel = "COMMAND", modelTransformer = Commands.class,
        footerHeading = Main.EXAMPLES, footer = {
                "  evowire search --trials 20 --out first",
                "",
                "Exit codes: 0 done, 1 internal error, 2 wrong usage or configuration,",
                "  3 no feasible candidate, 4 run owned by another process, 5 damage found,",
                "  74 disk full or failing, 129/130/143 stopped."})
public final class Main implements Runnable {

    /** Stands above the examples of every command; without a heading manual pages have none. */
    static final String EXAMPLES = "%nExamples:%n";

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    public static void main(String[] args) {
        System.exit(run(args));
    }

    /** Runs one command line; returns its exit code. */
    static int run(String... args) {
        // One notation for numbers, whatever the country: programs read them.
        Locale.setDefault(Locale.ROOT);
        CommandLine line = Commands.of(args);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((fault, command, parsed) -> report(fault));
        line.setParameterExceptionHandler((fault, arguments) -> {
            System.err.println("evowire: " + fault.getMessage());
            System.err.println("Type: %s --help"
                    .formatted(fault.getCommandLine().getCommandSpec().qualifiedName(" ")));
            return ExitCode.USAGE.code();
        });
        try {
            return line.execute(args);
        } catch (OutOfMemoryError e) { // picocli looks at exceptions only
            return report(e);
        }
    }

    /** Tells the user what went wrong; returns the exit code. */
    static int report(Throwable fault) {
        return switch (fault) {
            case UserException user -> {
                System.err.println("evowire: " + user.getMessage());
                yield user.exitCode().code();
            }
            case DataException data -> {
                System.err.println("evowire: " + data.getMessage());
                yield ExitCode.USAGE.code();
            }
            case UnusableBackendException backend -> {
                System.err.println("evowire: " + backend.getMessage());
                yield ExitCode.USAGE.code();
            }
            case IOException io -> {
                System.err.println(
                        "evowire: cannot read or write " + IoReason.withFile(io)
                                + ". What was recorded is kept. Check the disk and the "
                                + "permissions, then try again.");
                yield ExitCode.IO.code();
            }
            case UncheckedIOException unchecked -> report(unchecked.getCause());
            case Throwable memory when OutOfMemory.message(memory).isPresent() -> {
                System.err.printf("""
                        evowire: out of memory (%s). Choose a smaller batch or network, or give \
                        the JVM more: EVOWIRE_JAVA_OPTIONS=-Xmx8g%n""",
                        OutOfMemory.message(memory).get());
                yield ExitCode.USAGE.code();
            }
            default -> {
                System.err.println(
                        """
                                evowire: internal error. Please report it with the stack trace \
                                below. What was recorded is kept; to continue, type: evowire \
                                resume DIR""");
                fault.printStackTrace();
                yield ExitCode.INTERNAL.code();
            }
        };
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Give a command: one of "
                + List.copyOf(spec.subcommands().keySet()) + ".");
    }
}
