package io.evowire.run.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The runs that the tests of a class read. After the last test none of them may have changed. */
final class SharedRuns implements AfterAllCallback {

    private final Map<Path, SharedRun> runs = new LinkedHashMap<>();

    /** From here on the run must stay as it is. */
    void share(Path directory) throws IOException {
        runs.put(directory, SharedRun.of(directory));
    }

    /** A copy of a shared run within a folder, for a test that changes it. */
    Path copy(Path directory, Path folder) throws IOException {
        return Objects.requireNonNull(runs.get(directory)).copy(folder);
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        for (SharedRun shared : runs.values()) {
            shared.requireUntouched();
        }
    }
}
