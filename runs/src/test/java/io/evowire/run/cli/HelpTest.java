package io.evowire.run.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class HelpTest {

    static Stream<CommandSpec> commands() {
        return below(new CommandLine(new Main()));
    }

    /** The commands that have none below them. */
    private static Stream<CommandSpec> below(CommandLine line) {
        return line.getSubcommands().values().stream().flatMap(
                command -> command.getSubcommands().isEmpty()
                        ? Stream.of(command.getCommandSpec())
                        : below(command));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandHasHelpWithAnExampleOfItself(CommandSpec command) {
        String typed = command.qualifiedName();
        Typed help = Typed.of((Object[]) (typed.substring("evowire ".length()) + " --help")
                .split(" "));
        assertEquals(0, help.code());
        assertTrue(help.out().matches("(?s).*\nExamples:\n  [^\n]*%s\\b.*"
                .formatted(typed)), help.out());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyOptionAndParameterIsDescribed(CommandSpec command) {
        command.args().forEach(argument -> assertTrue(
                String.join("", argument.description()).length() > 5,
                command.name() + " " + argument));
    }

    private static Set<String> with(String option) {
        return commands().filter(command -> command.findOption(option) != null)
                .map(CommandSpec::name).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void whatTellsProgressCanBeQuiet() {
        assertEquals(
                Set.of("damage", "data", "doctor", "predict", "export", "head", "node", "replay",
                        "report", "resume", "search", "simulate", "study", "test", "train",
                        "verify"),
                with("--quiet"));
    }

    @Test
    void everyResultCanBeReadByAProgram() {
        Set<String> texts = commands().map(CommandSpec::name).collect(Collectors.toSet());
        texts.removeAll(with("--json"));
        // What these print is a file for a program as it is, or of a cluster, nothing.
        assertEquals(Set.of("completion", "config", "export", "probe", "head", "node"), texts);
    }
}
