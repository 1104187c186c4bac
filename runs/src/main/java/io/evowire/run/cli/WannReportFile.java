package io.evowire.run.cli;

import io.evowire.run.ExitCode;
import io.evowire.run.export.OutputFile;
import io.evowire.run.json.Json;
import io.evowire.run.store.log.RunLock;
import io.evowire.run.wann.WannFiles;
import io.evowire.run.wann.WannHistory;
import io.evowire.run.wann.WannSearch;
import io.evowire.run.wann.report.WannReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** The page of a search for weight agnostic networks as a file. */
final class WannReportFile {

    private record Result(String file, long bytes, int generation, int connections) {}

    private WannReportFile() {}

    /**
     * Writes it, and prints where.
     *
     * @param out null for the usual place
     * @return the exit code
     */
    static int write(WannFiles files, @Nullable Path out, boolean json)
            throws IOException {
        boolean running = RunLock.isTaken(files);
        WannHistory history = WannSearch.read(files);
        WannReport report = WannReport.of(files, history, running,
                Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS).toString());
        String html = report.html();
        Path file = OutputFile.writePage(files.report(), out, html);
        var champion = report.summary().champion();
        System.out.println(json
                ? Json.line(new Result(file.toString(),
                        html.getBytes(StandardCharsets.UTF_8).length,
                        report.summary().generation(),
                        champion == null ? 0 : champion.connections()))
                : file);
        return ExitCode.DONE.code();
    }
}
