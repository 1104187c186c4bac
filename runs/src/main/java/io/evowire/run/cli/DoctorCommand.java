package io.evowire.run.cli;

import io.evowire.evaluate.backend.Backend;
import io.evowire.evaluate.DataException;
import io.evowire.evaluate.data.DataSpec;
import io.evowire.evaluate.data.ImageDataset;
import io.evowire.evaluate.data.Loading;
import io.evowire.evaluate.onednn.OneDnnModel;
import io.evowire.run.ExitCode;
import io.evowire.run.console.FindingsTable;
import io.evowire.run.json.Json;
import io.evowire.run.problem.Basis;
import io.evowire.run.status.ClusterFindings;
import io.evowire.run.status.Findings;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Looks at this machine. */
@NeedsVectors
@Command(name = "doctor", mixinStandardHelpOptions = true,
        description = """
                Prints what this machine offers: JDK, processor, ND4J's backend, GPUs and whether \
                they can be used, memory, data; with --spark also \
                whether workers can work on each machine of a cluster.""",
        footerHeading = Main.EXAMPLES, footer = {
                "  evowire doctor --data idx:mnist",
                "  evowire doctor --data idx:/data/mnist --spark spark://head:7077"})
final class DoctorCommand implements Callable<Integer> {

    @Option(names = "--data", paramLabel = "SPEC",
            description = "Data set to load as a test (default: ${DEFAULT-VALUE}).")
    private String data = "mnist-10k";

    @Option(names = "--json", description = "Print the findings as one line of JSON.")
    private boolean json;

    @Mixin
    private ClusterOptions cluster = new ClusterOptions();

    @Mixin
    private QuietOption commentary = new QuietOption();

    private @Nullable ImageDataset images; // that were loaded

    @Override
    public Integer call() {
        cluster.require();
        Findings.Data tried = loaded();
        Findings findings = Findings.of(Backend.describe(), tried, clusters());
        System.out.print(json ? Json.line(findings) + "\n" : FindingsTable.of(findings));
        return (findings.well() ? ExitCode.DONE : ExitCode.USAGE).code();
    }

    // What else is found here matters most when something fails: it is told all the same.
    private Findings.Data loaded() {
        try {
            DataSpec fitted = DataSpec.fitting(data, Loading.SILENT);
            data = fitted.toString();
            images = fitted.load();
            return new Findings.Data(describe(images), null);
        } catch (DataException e) {
            return new Findings.Data(null, String.valueOf(e.getMessage()));
        }
    }

    // Machines are compared with this one: without data here there is nothing to compare.
    private @Nullable ClusterFindings clusters() {
        if (!cluster.given()) {
            return null;
        }
        return images == null
                ? new ClusterFindings(cluster.cluster().orElseThrow().master(), List.of(),
                        "without the data here there is nothing to compare with")
                : cluster.look(new Basis(data, images.fingerprint(),
                        OneDnnModel.orStock().kernels()), commentary).orElseThrow();
    }

    private static String describe(ImageDataset data) {
        return String.format(Locale.ROOT, "%s: %s, %d classes, %d + %d + %d images", data.name(),
                data.shape(), data.classes(), data.train().size(), data.validation().size(),
                data.test().size());
    }
}
