package io.evowire.run.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the formatter does not see to: texts and comments have at most 100 columns, as code has. */
class SourceLinesTest {

    private static final int COLUMNS = 100;

    /** Files that still have a few: whoever changes one wraps it and takes it out here. */
    private static final Set<String> NOT_YET = Set.of("WindowMax");

    @Test
    void noLineOfTheProgramIsLongerThanTheFormatterMakesThem() throws IOException {
        List<String> tooLong = new ArrayList<>();
        int files = 0;
        for (String module : List.of("nas-core", "genomes", "evaluators", "runs")) {
            try (Stream<Path> all = Files.walk(Path.of("..", module, "src/main/java"))) {
                for (Path file : all.filter(SourceLinesTest::isChecked).toList()) {
                    files++;
                    List<String> lines = Files.readAllLines(file);
                    for (int i = 0; i < lines.size(); i++) {
                        String line = lines.get(i);
                        if (line.codePointCount(0, line.length()) > COLUMNS) {
                            tooLong.add("%s:%d".formatted(file, i + 1));
                        }
                    }
                }
            }
        }
        assertTrue(files > 300, files + " files");
        assertEquals(List.of(), tooLong, "Wrap these lines at %d columns.".formatted(COLUMNS));
    }

    private static boolean isChecked(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".java") && !NOT_YET.contains(name.replace(".java", ""));
    }
}
