package io.evowire.run.cli;

import io.evowire.core.network.NetworkDot;
import io.evowire.core.network.NetworkFormat;
import io.evowire.genome.Genome;
import io.evowire.run.Json;
import io.evowire.run.Spelling;
import io.evowire.run.UserException;
import io.evowire.run.export.TrialDocument;
import io.evowire.run.export.TrialsTable;
import io.evowire.run.search.Run;
import io.evowire.run.store.History;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.Trial;
import io.evowire.run.store.TrialStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Hands out trials and networks. */
@Command(name = "export", mixinStandardHelpOptions = true, description = "Writes all trials (csv, json) or one network (json, network, dot).", footer = {
        "", "Example: evowire export first 12 --format network --out best.json"})
final class ExportCommand implements Callable<Integer> {

    /** What can be written. */
    enum Format {
        CSV, JSON, NETWORK, DOT;

        @Override
        public String toString() {
            return Spelling.of(this);
        }
    }

    @Parameters(index = "0", paramLabel = "DIR", description = "Directory of the run.")
    private Path directory = Path.of("");

    @Parameters(index = "1", arity = "0..1", paramLabel = "TRIAL", description = "Number of a trial; without it all trials (csv and json only).")
    private @Nullable Integer number;

    @Option(names = "--format", required = true, description = "${COMPLETION-CANDIDATES}.")
    private Format format = Format.CSV;

    @Option(names = "--out", paramLabel = "FILE", description = "File to write (default: standard output).")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException {
        var files = new RunFiles(directory);
        Run run = Run.open(files);
        History history = TrialStore.read(files);
        List<Trial> trials = number == null
                ? history.trials()
                : List.of(ShowCommand.find(history, number, directory));
        String text = switch (format) {
            case CSV -> TrialsTable.csv(trials);
            case JSON -> Json.pretty(number == null
                    ? trials.stream().map(TrialDocument::of).toList()
                    : TrialDocument.of(trials.getFirst())) + "\n";
            case NETWORK -> Json.line(NetworkFormat.write(run.factory().network(genome(trials))))
                    + "\n";
            case DOT -> NetworkDot.of(run.factory().network(genome(trials)));
        };
        if (out == null) {
            System.out.print(text);
        } else {
            OutputFile.write(out, text);
        }
        return 0;
    }

    private Genome genome(List<Trial> trials) {
        if (number == null) {
            throw new UserException(
                    "--format %s writes one network: name a trial, such as: evowire export %s 0 --format %s"
                            .formatted(format, directory, format));
        }
        return Genome.parse(trials.getFirst().proposal().genome());
    }
}
