package io.evowire.run.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineTest {

    @TempDir
    private Path folder;

    @Test
    void theProcessorIsWhatLinuxCallsIt() throws IOException {
        Path cpus = Files.writeString(folder.resolve("cpuinfo"), """
                processor\t: 0
                model name\t: AMD EPYC 9B14 @ 2.60GHz
                processor\t: 1
                model name\t: another
                """);
        assertEquals(Optional.of("AMD EPYC 9B14 @ 2.60GHz"), Machine.processor(cpus));
        assertEquals(Optional.empty(), Machine.processor(folder.resolve("none")));
    }

    @Test
    void theDescriptionNamesSystemAndJava() {
        String text = Machine.description();
        assertTrue(text.matches("(?s).*\\d+ processors?, .+, Java 2\\d.*"), text);
    }
}
