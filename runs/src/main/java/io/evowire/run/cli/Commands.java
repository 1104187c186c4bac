package io.evowire.run.cli;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Adds the commands to the program: in full what is typed, and of the others only what the list of
 * commands tells of them. To read the options of all takes longer than most of them run.
 */
final class Commands implements IModelTransformer {

    private static final List<Class<?>> ALL = List.of(SearchCommand.class, ResumeCommand.class,
            StatusCommand.class, ShowCommand.class, ReportCommand.class, ReplayCommand.class,
            DamageCommand.class, DataCommand.class, PredictCommand.class, ExportCommand.class,
            TrainCommand.class, BenchCommand.class, CostCommand.class, GraphCommand.class,
            ScaleCommand.class, ConfigCommand.class, SimulateCommand.class, CompareCommand.class,
            VerifyCommand.class, StudyCommand.class, WannCommand.class, GpuCommand.class,
            SparkCommand.class,
            DoctorCommand.class, CompletionCommand.class);

    private final Predicate<String> typed;

    /** All commands in full. */
    Commands() {
        this(name -> true);
    }

    private Commands(Predicate<String> typed) {
        this.typed = typed;
    }

    /** The program, to be run with these words; no other will do. */
    static CommandLine of(String... words) {
        List<String> typed = List.of(words);
        // A script completes all commands, and a file of words may name any.
        return typed.contains(CompletionCommand.NAME)
                || Stream.of(words).anyMatch(word -> word.startsWith("@"))
                        ? new CommandLine(new Main())
                        : new CommandLine(new Main(), factory(new Commands(typed::contains)));
    }

    private static IFactory factory(Commands commands) {
        return new IFactory() {

            @Override
            public <K> K create(Class<K> type) throws Exception {
                return type == Commands.class
                        ? type.cast(commands)
                        : CommandLine.defaultFactory().create(type);
            }
        };
    }

    @Override
    public CommandSpec transform(CommandSpec program) {
        for (Class<?> type : ALL) {
            Command command = type.getAnnotation(Command.class);
            program.addSubcommand(command.name(), typed.test(command.name())
                    ? new CommandLine(type)
                    : new CommandLine(outline(command)));
        }
        return program;
    }

    private static CommandSpec outline(Command command) {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage().description(command.description());
        return spec;
    }
}
