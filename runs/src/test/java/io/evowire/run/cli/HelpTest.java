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
        return new CommandLine(new Main()).getSubcommands().values().stream()
                .map(CommandLine::getCommandSpec);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandHasHelpWithAnExampleOfItself(CommandSpec command) {
        Typed help = Typed.of(command.name(), "--help");
        assertEquals(0, help.code());
        assertTrue(help.out().matches("(?s).*\nExamples:\n  [^\n]*evowire %s\\b.*"
                .formatted(command.name())), help.out());
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
        assertEquals(Set.of("damage", "data", "predict", "export", "replay", "report", "resume",
                "search",
                "simulate", "study", "train"), with("--quiet"));
    }

    @Test
    void everyResultCanBeReadByAProgram() {
        Set<String> texts = commands().map(CommandSpec::name).collect(Collectors.toSet());
        texts.removeAll(with("--json"));
        // What these print is a file for a program as it is.
        assertEquals(Set.of("completion", "config", "export"), texts);
    }
}
