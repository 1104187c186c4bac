package io.evowire.evaluate.backend;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the driver's own tool which GPUs there are. It is a process of its own, so nothing of CUDA is
 * loaded here. Without the tool, or when it fails or takes too long, there are none.
 */
final class NvidiaSmi {

    private static final Logger LOG = LoggerFactory.getLogger(NvidiaSmi.class);
    private static final int TIMEOUT_SECONDS = 10;

    private NvidiaSmi() {}

    /** The GPUs that {@code CUDA_VISIBLE_DEVICES} leaves visible, all without it. */
    static List<Gpu> gpus() {
        String visible = System.getenv("CUDA_VISIBLE_DEVICES");
        if (visible != null && (visible.isBlank() || visible.startsWith("-"))) {
            return List.of();
        }
        List<String> command = new ArrayList<>(List.of("nvidia-smi",
                "--query-gpu=name,compute_cap,memory.total", "--format=csv,noheader"));
        if (visible != null) {
            command.add("--id=" + visible);
        }
        return run(command);
    }

    static List<Gpu> run(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            process.getOutputStream().close();
            // Its few lines fit the pipe: waiting before reading cannot block it.
            if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                LOG.warn("{} gave no answer in {} s.", command.getFirst(), TIMEOUT_SECONDS);
                return List.of();
            }
            String output = new String(process.getInputStream().readAllBytes(),
                    StandardCharsets.UTF_8);
            return process.exitValue() == 0 ? parse(output) : List.of();
        } catch (IOException absent) {
            return List.of();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    /** Reads lines of name, compute capability and memory; the name may hold commas. */
    static List<Gpu> parse(String output) {
        List<Gpu> gpus = new ArrayList<>();
        for (String line : output.lines().filter(each -> !each.isBlank()).toList()) {
            int memory = line.lastIndexOf(',');
            int capability = line.lastIndexOf(',', memory - 1);
            try {
                gpus.add(new Gpu(line.substring(0, capability).strip(),
                        ComputeCapability.parse(line.substring(capability + 1, memory).strip()),
                        line.substring(memory + 1).strip()));
            } catch (IllegalArgumentException | IndexOutOfBoundsException unreadable) {
                LOG.warn(
                        "This line of nvidia-smi tells no compute capability, so its GPU does not count: {}",
                        line);
            }
        }
        return List.copyOf(gpus);
    }
}
