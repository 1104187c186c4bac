package io.evowire.run.cli;

import io.evowire.evaluate.backend.Backend;
import io.evowire.evaluate.backend.Gpu;
import io.evowire.evaluate.data.DataException;
import io.evowire.evaluate.data.DataSpec;
import io.evowire.evaluate.data.ImageDataset;
import io.evowire.evaluate.onednn.OneDnn;
import io.evowire.run.ExitCode;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Looks at this machine. */
@Command(name = "doctor", mixinStandardHelpOptions = true, description = "Tells what this machine offers: JDK, processor, ND4J's backend, GPUs and whether they can be used, memory, data.", footer = {
        "", "Example: evowire doctor --data idx:mnist"})
final class DoctorCommand implements Callable<Integer> {

    @Option(names = "--data", paramLabel = "SPEC", description = "Data set to load as a check (default: ${DEFAULT-VALUE}).")
    private String data = "mnist-10k";

    @Override
    public Integer call() {
        Backend backend = Backend.describe();
        var runtime = Runtime.getRuntime();
        var table = new TextTable("EvoWire", Version.text())
                .row("JDK", "%s %s in %s".formatted(System.getProperty("java.vm.vendor"),
                        System.getProperty("java.version"), System.getProperty("java.home")))
                .row("system", "%s %s".formatted(System.getProperty("os.name"),
                        System.getProperty("os.arch")))
                .row("processors", runtime.availableProcessors())
                .row("CPU features", String.join(" ", backend.cpuFeatures()))
                .row("memory", "%,d MB for this process, %,d MB used".formatted(
                        runtime.maxMemory() >> 20,
                        runtime.totalMemory() - runtime.freeMemory() >> 20))
                .row("ND4J backend", backend.kind().artifact())
                .row("BLAS", backend.blas().isEmpty() ? "none" : backend.blas())
                .row("kernel threads", backend.threads());
        if (backend.gpus().isEmpty()) {
            table.row("GPU", "none (nvidia-smi shows none)");
        }
        for (Gpu gpu : backend.gpus()) {
            table.row("GPU", gpu + " " + backend.verdict(gpu));
        }
        table.row("training", backend.refusal().map(reason -> "cannot work: " + reason)
                .orElse("works"));
        table.row("kernels", OneDnn.unavailable()
                .map(reason -> "stock DL4J layers, because " + reason)
                .orElse("oneDNN: the wired body as one DL4J layer"));
        boolean loaded = data(table);
        System.out.print(table);
        return (loaded && backend.refusal().isEmpty() ? ExitCode.DONE : ExitCode.USAGE).code();
    }

    // What else is found here matters most when something fails: the table is printed all the same.
    private boolean data(TextTable table) {
        try {
            table.row("data", describe(DataSpec.parse(data).load()));
            return true;
        } catch (DataException e) {
            List<String> lines = String.valueOf(e.getMessage()).lines().toList();
            table.row("data", "cannot be used: " + lines.getFirst());
            lines.stream().skip(1).forEach(line -> table.row("", line));
            return false;
        }
    }

    private static String describe(ImageDataset data) {
        return String.format(Locale.ROOT, "%s: %s, %d classes, %d + %d + %d images", data.name(),
                data.shape(), data.classes(), data.train().size(), data.validation().size(),
                data.test().size());
    }
}
