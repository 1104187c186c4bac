package io.evowire.run.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.run.config.WorkersConfig;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkerCommandTest {

    private static final String CHECKS = "jdk.incubator.vector.VECTOR_ACCESS_OOB_CHECK";

    @Test
    void workersAloneAreStartedWithoutChecksOfVectorsBounds() {
        List<String> words = WorkerCommand.of(WorkerCommandTest.class, "argument",
                new WorkersConfig(2, "5s", "128m", 3, "5s"), Path.of("log")).words();
        assertTrue(words.contains("--add-modules=jdk.incubator.vector"), words::toString);
        assertTrue(words.contains("-D" + CHECKS + "=0"), words::toString);
        assertEquals(List.of(WorkerCommandTest.class.getName(), "argument"),
                words.subList(words.size() - 2, words.size()));
        assertNull(System.getProperty(CHECKS), "also switched off here");
    }
}
