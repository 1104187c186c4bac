package io.evowire.run.cli;

import io.evowire.evaluate.backend.Backend;
import io.evowire.evaluate.DataException;
import io.evowire.evaluate.data.DataSpec;
import io.evowire.evaluate.data.ImageDataset;
import io.evowire.evaluate.data.Loading;
import io.evowire.run.ExitCode;
import io.evowire.run.console.FindingsTable;
import io.evowire.run.json.Json;
import io.evowire.run.status.Findings;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Looks at this machine. */
@NeedsVectors
@Command(name = "doctor", mixinStandardHelpOptions = true,
        description = """
                Prints what this machine offers: JDK, processor, ND4J's backend, GPUs and whether \
                they can be used, memory, data.""",
        footerHeading = Main.EXAMPLES, footer = {
                "  evowire doctor --data idx:mnist"})
final class DoctorCommand implements Callable<Integer> {

    @Option(names = "--data", paramLabel = "SPEC",
            description = "Data set to load as a test (default: ${DEFAULT-VALUE}).")
    private String data = "mnist-10k";

    @Option(names = "--json", description = "Print the findings as one line of JSON.")
    private boolean json;

    @Override
    public Integer call() {
        Findings findings = Findings.of(Backend.describe(), loaded());
        System.out.print(json ? Json.line(findings) + "\n" : FindingsTable.of(findings));
        return (findings.well() ? ExitCode.DONE : ExitCode.USAGE).code();
    }

    // What else is found here matters most when something fails: it is told all the same.
    private Findings.Data loaded() {
        try {
            return new Findings.Data(describe(DataSpec.fitting(data, Loading.SILENT).load()), null);
        } catch (DataException e) {
            return new Findings.Data(null, String.valueOf(e.getMessage()));
        }
    }

    private static String describe(ImageDataset data) {
        return String.format(Locale.ROOT, "%s: %s, %d classes, %d + %d + %d images", data.name(),
                data.shape(), data.classes(), data.train().size(), data.validation().size(),
                data.test().size());
    }
}
