package io.evowire.run.cli;

import io.evowire.evaluate.gpu.device.Device;
import io.evowire.evaluate.gpu.device.DeviceException;
import io.evowire.evaluate.gpu.device.DeviceSpec;
import io.evowire.evaluate.gpu.train.GenerationBenchmark;
import io.evowire.run.ExitCode;
import io.evowire.run.UserException;
import io.evowire.run.json.Json;
import io.evowire.run.status.GpuProbe;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tests and times a device. */
@Command(name = "probe", mixinStandardHelpOptions = true,
        description = """
                Tests and times a device, as one line of JSON: its self-test, how fast it copies \
                and computes at most, and how long a training step takes it of one network and of \
                many together, beside the time that these ceilings allow.""",
        footerHeading = Main.EXAMPLES, footer = {
                "  evowire gpu probe",
                "  evowire gpu probe --device opencl:1 --size mnist --networks 8",
                "",
                "Exit code 5: its self-test came to something else than it must."})
final class GpuProbeCommand implements Callable<Integer> {

    @Option(names = "--device", paramLabel = "DEVICE",
            description = """
                    cuda or opencl (opencl:1 for its second device); auto is the first GPU \
                    (default: ${DEFAULT-VALUE}).""")
    private String device = "auto";

    @Option(names = "--size", paramLabel = "S",
            description = "Size of the networks: ${COMPLETION-CANDIDATES} (default: "
                    + "${DEFAULT-VALUE}).")
    private GpuProbe.Size size = GpuProbe.Size.CIFAR;

    @Option(names = "--networks", paramLabel = "N",
            description = "Networks that train together (default: ${DEFAULT-VALUE}).")
    private int networks = 32;

    @Option(names = "--batch", paramLabel = "B",
            description = "Images of each network in a step (default: ${DEFAULT-VALUE}).")
    private int batch = 64;

    @Option(names = "--steps", paramLabel = "N",
            description = "Number of timed steps (default: ${DEFAULT-VALUE}).")
    private int steps = 20;

    @Override
    public Integer call() {
        NumberOption.atLeast("--networks", 1, networks);
        NumberOption.atLeast("--batch", 1, batch);
        NumberOption.atLeast("--steps", 1, steps);
        DeviceSpec chosen = DeviceOption.typed(device).resolved();
        if (chosen.cpu()) {
            throw new UserException("""
                    There is no GPU to probe; see 'evowire doctor'. What else OpenCL offers has to \
                    be named: --device opencl""");
        }
        chosen.unavailable().ifPresent(reason -> {
            throw new UserException("The device %s cannot be used: %s. See 'evowire doctor'."
                    .formatted(chosen, reason));
        });
        try (Device opened = chosen.open()) {
            GpuProbe probe = GpuProbe.of(opened, size, networks,
                    new GenerationBenchmark(batch, steps));
            System.out.println(Json.line(probe));
            return (probe.well() ? ExitCode.DONE : ExitCode.CORRUPT).code();
        } catch (DeviceException e) {
            throw new UserException("The device %s fails: %s".formatted(chosen, e.getMessage()));
        }
    }
}
