package io.evowire.evaluate.onednn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;
import static org.junit.platform.launcher.TagFilter.includeTags;
import static org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder.request;

import io.evowire.evaluate.onednn.kernel.Lanes;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bytedeco.dnnl.global.dnnl;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/**
 * Runs the numeric tests again as on another processor: with other kernels of OpenBLAS, which the
 * stock layers multiply by, other instructions in oneDNN, shorter vectors in Java.
 */
@NeedsOneDnn
@Tag("exhaustive")
class OtherProcessorsTest {

    /**
     * What makes another processor of the one at hand.
     *
     * @param environment of the process
     * @param flags       of the JVM
     * @param needs       {@code dnnl_cpu_isa_t} that the processor must have to execute it
     * @param proof       what the process prints if the setting was heard
     */
    record Setting(Map<String, String> environment, List<String> flags, int needs, String proof) {

        static Setting openBlas(String core, int needs) {
            return new Setting(Map.of("OPENBLAS_CORETYPE", core, "OPENBLAS_VERBOSE", "2"),
                    List.of(), needs, "Core: " + core);
        }

        @Override
        public String toString() {
            return environment.isEmpty() ? flags.toString() : environment.toString();
        }
    }

    static Stream<Setting> settings() {
        return Stream.of(Setting.openBlas("Haswell", dnnl.dnnl_cpu_isa_avx2),
                Setting.openBlas("Zen", dnnl.dnnl_cpu_isa_avx2),
                Setting.openBlas("SkylakeX", dnnl.dnnl_cpu_isa_avx512_core),
                new Setting(Map.of("ONEDNN_MAX_CPU_ISA", "AVX2"), List.of(),
                        dnnl.dnnl_cpu_isa_avx2, "oneDNN's instructions: 7"),
                new Setting(Map.of(), List.of("-XX:UseAVX=2"), dnnl.dnnl_cpu_isa_avx2,
                        "floats in a vector: 8"));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void numericTestsPass(Setting setting) throws IOException, InterruptedException {
        if (dnnl.dnnl_get_effective_cpu_isa() < setting.needs()) {
            System.err.printf("SKIPPED: this processor cannot execute %s%n", setting);
            abort("this processor cannot execute " + setting);
        }
        List<String> lines = run(setting);
        String all = String.join("\n", lines);
        assertTrue(all.contains(setting.proof()), () -> "not heard: " + setting + "\n" + all);
        String last = lines.getLast();
        System.err.printf("%s: %s%n", setting, last);
        assertTrue(last.matches("[1-9]\\d* passed, 0 failed, \\d+ skipped"), all);
    }

    private static List<String> run(Setting setting) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FreshProcess.FLAGS);
        command.addAll(setting.flags());
        command.add("-Devowire.thorough=" + Boolean.getBoolean("evowire.thorough"));
        command.addAll(List.of("-Xmx3g", "-cp", System.getProperty("java.class.path"),
                NumericTests.class.getName()));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(setting.environment());
        Process process = builder.start();
        try (var reader = process.inputReader()) {
            List<String> lines = reader.lines().toList();
            assertEquals(0, process.waitFor(), () -> String.join("\n", lines));
            return lines;
        }
    }

    /** Runs all numeric tests of this module here. */
    static final class NumericTests {

        private NumericTests() {}

        public static void main(String[] arguments) {
            var listener = new SummaryGeneratingListener();
            LauncherFactory.create().execute(request().selectors(
                    selectPackage("io.evowire.evaluate")).filters(includeTags("numeric")).build(),
                    listener);
            var summary = listener.getSummary();
            summary.printFailuresTo(new PrintWriter(System.out, true));
            System.out.printf("oneDNN's instructions: %d, floats in a vector: %d%n",
                    dnnl.dnnl_get_effective_cpu_isa(), Lanes.BLOCK);
            System.out.printf("%d passed, %d failed, %d skipped%n",
                    summary.getTestsSucceededCount(), summary.getTotalFailureCount(),
                    summary.getTestsSkippedCount() + summary.getTestsAbortedCount());
            System.exit(0); // Whatever threads the libraries have left.
        }
    }
}
