package io.evowire.run.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        all.subcommands().keySet().forEach(name -> expected.add("evowire-" + name + ".adoc"));
        assertEquals(expected, new TreeSet<>(pages));
        for (CommandLine command : all.subcommands().values()) {
            CommandSpec spec = command.getCommandSpec();
            String page = Files.readString(folder.resolve("evowire-" + spec.name() + ".adoc"));
            assertTrue(Pattern.compile("== +Examples:\n(.*\n)*?  .*evowire %s\\b"
                    .formatted(spec.name())).matcher(page).find(), page);
            for (OptionSpec option : spec.options()) {
                assertTrue(page.contains(option.longestName()),
                        option.longestName() + " in " + page);
            }
        }
    }
}
