package io.evowire.run.console;

import io.evowire.run.cluster.HostCheck;
import io.evowire.run.status.ClusterFindings;
import io.evowire.run.status.Findings;
import java.util.List;

/** What a machine offers, as people read it. */
public final class FindingsTable {

    private FindingsTable() {}

    /** The findings, one row each. */
    public static String of(Findings found) {
        var table = new TextTable("EvoWire", found.version()).row("JDK", found.jdk())
                .row("system", found.system()).row("processors", found.processors())
                .row("CPU features", String.join(" ", found.cpuFeatures()))
                .row("memory", "%,d MB for this process, %,d MB used".formatted(
                        found.memoryMegabytes(), found.memoryUsed()))
                .row("ND4J backend", found.backend())
                .row("BLAS", found.blas().isEmpty() ? "none" : found.blas())
                .row("kernel threads", found.kernelThreads());
        if (found.gpus().isEmpty()) {
            table.row("GPU", "none (nvidia-smi shows none)");
        }
        found.gpus().forEach(device -> table.row("GPU", device.gpu() + " " + device.verdict()));
        table.row("training",
                found.refusal() == null ? "works" : "cannot work: " + found.refusal())
                .row("kernels", found.stockKernels() == null
                        ? "oneDNN: the wired body as one DL4J layer"
                        : "stock DL4J layers, because " + found.stockKernels());
        table.row("CUDA", found.cuda());
        found.openCl().forEach(device -> table.row("OpenCL", device));
        describe(found.data(), table);
        if (found.cluster() != null) {
            describe(found.cluster(), table);
        }
        return table.toString();
    }

    private static void describe(Findings.Data data, TextTable table) {
        if (data.problem() == null) {
            table.row("data", data.found());
            return;
        }
        describe("data", "cannot be used: " + data.problem(), table);
    }

    private static void describe(ClusterFindings cluster, TextTable table) {
        table.row("cluster", cluster.master());
        if (cluster.problem() != null) {
            describe("", "cannot be used: " + cluster.problem(), table);
        }
        for (HostCheck host : cluster.hosts()) {
            describe(host.host(), "%d at a time; %s".formatted(host.slots(),
                    host.refusal() == null
                            ? "program and data as here; " + host.machine()
                            : "cannot be used: " + host.refusal()),
                    table);
        }
    }

    private static void describe(String name, String text, TextTable table) {
        List<String> lines = text.lines().toList();
        table.row(name, lines.getFirst());
        lines.stream().skip(1).forEach(line -> table.row("", line));
    }
}
