package io.evowire.run.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.codegen.docgen.manpage.ManPageGenerator;

/** The manual pages, before the build's profile {@code man} brings them into troff. */
class ManPagesTest {

    @TempDir
    private Path folder;

    @Test
    void thereIsOnePageForEachCommandWithAllItsOptionsAndExamples() throws IOException {
        CommandSpec all = new CommandLine(new Main()).getCommandSpec();
        assertEquals(0, ManPageGenerator.generateManPage(folder.toFile(), null, new boolean[0],
                false, all));
        Set<String> pages;
        try (Stream<Path> files = Files.list(folder)) {
            pages = files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
        Set<String> expected = new TreeSet<>(Set.of("evowire.adoc"));
        List<CommandSpec> commands = below(all).toList();
        commands.forEach(command -> expected.add(page(command)));
        assertEquals(expected, new TreeSet<>(pages));
        for (CommandSpec spec : commands) {
            String page = Files.readString(folder.resolve(page(spec)));
            assertTrue(Pattern.compile("== +Examples:\n(.*\n)*?  .*%s\\b"
                    .formatted(spec.qualifiedName())).matcher(page).find(), page);
            for (OptionSpec option : spec.options()) {
                assertTrue(page.contains(option.longestName()),
                        option.longestName() + " in " + page);
            }
        }
    }

    private static Stream<CommandSpec> below(CommandSpec spec) {
        return spec.subcommands().values().stream().map(CommandLine::getCommandSpec)
                .flatMap(command -> Stream.concat(Stream.of(command), below(command)));
    }

    private static String page(CommandSpec command) {
        return command.qualifiedName("-") + ".adoc";
    }
}
