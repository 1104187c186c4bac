package io.evowire.run.report;

import io.evowire.run.store.log.DurableFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Puts a page where people open it. */
public final class ReportFile {

    private ReportFile() {}

    /**
     * Writes a page whole or not at all. A search and {@code evowire report} may do so at the same
     * time.
     */
    public static void write(Path file, ParetoReport report) throws IOException {
        DurableFiles.writeShared(file,
                ReportPage.html(report).getBytes(StandardCharsets.UTF_8));
    }
}
