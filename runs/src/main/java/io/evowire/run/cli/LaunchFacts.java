package io.evowire.run.cli;

import io.evowire.run.cluster.ClusterEngine;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine;

/**
 * What the launcher must know of a command before there is a JVM to ask. The build prints it into
 * the folder of the program, one fact a line: {@code vectors COMMAND},
 * {@code vectors COMMAND OPTION VALUE}, {@code computes COMMAND}, {@code lasts COMMAND},
 * {@code threads COMMAND} for each command with the option {@code --threads}, or
 * {@code jvm COMMAND OPTION WORD}: an option of the JVM for a command that is given this one, or
 * always where there stands {@code -}. These are for clusters; a program without has none.
 */
public final class LaunchFacts {

    private static final String CLUSTERS = "spark";

    private LaunchFacts() {}

    public static void main(String[] args) {
        of(new CommandLine(new Main()).getCommandSpec()).forEach(System.out::println);
    }

    /** The facts about all commands of a program. */
    static List<String> of(CommandSpec program) {
        return program.subcommands().values().stream().map(CommandLine::getCommandSpec)
                .flatMap(command -> Stream.of(vectors(command), computes(command), lasts(command),
                        threads(command), jvm(command))
                        .flatMap(facts -> facts))
                .toList();
    }

    private static Stream<String> vectors(CommandSpec command) {
        NeedsVectors need = command.userObject().getClass().getAnnotation(NeedsVectors.class);
        if (need == null) {
            return Stream.empty();
        }
        String fact = "vectors " + command.name();
        return need.values().length == 0
                ? Stream.of((fact + " " + need.option()).strip())
                : Stream.of(need.values()).map(value -> fact + " " + need.option() + " " + value);
    }

    private static Stream<String> computes(CommandSpec command) {
        NeedsVectors need = command.userObject().getClass().getAnnotation(NeedsVectors.class);
        return need != null && need.computesHere()
                ? Stream.of("computes " + command.name())
                : Stream.empty();
    }

    private static Stream<String> lasts(CommandSpec command) {
        return command.userObject().getClass().isAnnotationPresent(Lasts.class)
                ? Stream.of("lasts " + command.name())
                : Stream.empty();
    }

    private static Stream<String> jvm(CommandSpec command) {
        String option = command.name().equals(CLUSTERS) ? "-" : "--" + CLUSTERS;
        return option.equals("-") || command.findOption(option) != null
                ? ClusterEngine.found().stream().flatMap(engine -> engine.jvmOptions().stream())
                        .map(word -> "jvm %s %s %s".formatted(command.name(), option, word))
                : Stream.empty();
    }

    private static Stream<String> threads(CommandSpec command) {
        return command.findOption("--threads") == null
                ? Stream.empty()
                : Stream.of("threads " + command.name());
    }
}
