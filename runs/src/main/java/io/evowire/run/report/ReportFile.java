package io.evowire.run.report;

import io.evowire.run.store.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Puts a page where people open it. */
public final class ReportFile {

    private ReportFile() {}

    /**
     * Writes a page whole or not at all. A search and {@code evowire report} may do so at the same
     * time: each has a temporary file of its own, and the last one stands.
     */
    public static void write(Path file, ParetoReport report) throws IOException {
        Path temporary = DurableFiles.temporary(
                file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid()));
        try {
            Files.writeString(temporary, ReportPage.html(report));
            DurableFiles.publish(temporary, file);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
