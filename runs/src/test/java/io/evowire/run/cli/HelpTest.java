package io.evowire.run.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
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
        assertTrue(help.out().matches("(?s).*\nExample: [^\n]*evowire %s\\b.*"
                .formatted(command.name())), help.out());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyOptionAndParameterIsDescribed(CommandSpec command) {
        command.args().forEach(argument -> assertTrue(
                String.join("", argument.description()).length() > 5,
                command.name() + " " + argument));
    }

    @Test
    void whatIsLongCanBeQuiet() {
        List<String> quiet = commands().filter(command -> command.findOption("--quiet") != null)
                .map(CommandSpec::name).sorted().toList();
        assertTrue(quiet.containsAll(List.of("export", "replay", "resume", "search", "train")),
                quiet.toString());
    }
}
