package io.evowire.run.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What is made of the program for one command is what all of it would be for that command. */
class CommandsTest {

    private static Map<String, CommandLine> all() {
        return new CommandLine(new Main()).getSubcommands();
    }

    static Stream<String> names() {
        return all().keySet().stream();
    }

    @Test
    void theListOfCommandsIsThatOfTheWholeProgram() {
        assertEquals(new CommandLine(new Main()).getUsageMessage(),
                Commands.of("--help").getUsageMessage());
    }

    @ParameterizedTest
    @MethodSource("names")
    void whatIsTypedIsThereInFull(String name) {
        CommandLine typed = Commands.of(name, "--help");
        assertEquals(List.copyOf(all().keySet()), List.copyOf(typed.getSubcommands().keySet()));
        CommandLine expected = all().get(name);
        CommandLine command = typed.getSubcommands().get(name);
        assertEquals(expected.getUsageMessage(), command.getUsageMessage());
        assertEquals(expected.getSubcommands().keySet(), command.getSubcommands().keySet());
    }

    @Test
    void whatIsNotTypedCostsNothing() {
        Map<String, CommandLine> commands = Commands.of("status", "run").getSubcommands();
        assertFalse(commands.get("status").getCommandSpec().options().isEmpty());
        assertTrue(commands.get("search").getCommandSpec().options().isEmpty());
    }

    @Test
    void aFileOfWordsMayNameAnyCommand() {
        Commands.of("@words").getSubcommands().forEach((name, command) -> assertEquals(
                all().get(name).getUsageMessage(), command.getUsageMessage()));
    }
}
