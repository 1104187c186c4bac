package io.evowire.run.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.evowire.evaluate.data.DataSpec;
import io.evowire.evaluate.onednn.OneDnnModel;
import io.evowire.run.ExitCode;
import io.evowire.run.config.ConfigReader;
import io.evowire.run.config.SearchConfig;
import io.evowire.run.config.Setting;
import io.evowire.run.json.Json;
import io.evowire.run.problem.Run;
import io.evowire.run.store.RunFiles;
import io.evowire.run.system.ProgramVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A run that comes from a machine with more devices than this one. */
@ResourceLock("io.evowire.opencl")
class MissingDeviceTest {

    @TempDir
    private Path temporary;

    private Path run(String device) throws Exception {
        var files = new RunFiles(temporary.resolve("run"));
        SearchConfig config = ConfigReader.defaultsUnder(
                Stream.of("seed=7", "device=" + device, "budget.trials=1",
                        "data=" + FewDigits.in(temporary.resolve("digits")), "recipe.maxSteps=10",
                        "space.nodes={min: 6, max: 6}", "space.channels=[4]",
                        "space.stages={min: 1, max: 1}", "space.skeleton.headChannels=8",
                        "strategy.population=2").map(Setting::parse).toList());
        Files.createDirectories(files.directory());
        Run.create(files, config, DataSpec.parse(config.data()).load(), ProgramVersion.build(),
                "opencl");
        return files.directory();
    }

    private static JsonNode status(Path run) {
        return Json.parse(Typed.of("status", run, "--json").out());
    }

    @Test
    void isNamedWhenTheRunIsToGoOn() throws Exception {
        Typed typed = Typed.of("resume", run("opencl:999"), "--quiet");
        assertEquals(ExitCode.USAGE.code(), typed.code(), typed.err());
        assertTrue(typed.err().contains("The device opencl:999 cannot be used"), typed.err());
        assertTrue(typed.err().contains("--device"), typed.err());
    }

    @Test
    void otherKernelsThanThoseOfTheRunAreNamedWithThem() throws Exception {
        Typed typed = Typed.of("resume", run("cpu"), "--quiet");
        assertEquals(ExitCode.USAGE.code(), typed.code(), typed.err());
        assertTrue(typed.err().contains("trained by " + OneDnnModel.orStock().kernels()),
                typed.err());
        assertTrue(typed.err().contains("this run used opencl"), typed.err());
    }

    @Test
    @Tag("further")
    void theRunMayGoOnOnAnotherOneWhichIsRecorded() throws Exception {
        Path run = run("opencl:999");
        assertFalse(status(run).has("device"));
        Typed resumed = Typed.of("resume", run, "--device", "cpu", "--quiet");
        assertEquals(0, resumed.code(), resumed.err());
        assertEquals("cpu", status(run).get("device").get("device").asText());
        assertEquals(OneDnnModel.orStock().kernels(), status(run).get("kernels").asText());
        Typed further = Typed.of("resume", run, "--trials", 2, "--quiet");
        assertEquals(0, further.code(), further.err());
        assertEquals("cpu", status(run).get("device").get("device").asText());
        assertTrue(Typed.of("show", run, 1).out().contains("trained on"));
        assertEquals(0, Typed.of("replay", run, 1, "--quiet").code());
    }

    @Test
    void aWordThatIsNoDeviceIsAMistake() throws Exception {
        Typed typed = Typed.of("resume", run("cpu"), "--device", "tpu");
        assertEquals(ExitCode.USAGE.code(), typed.code(), typed.err());
        assertTrue(typed.err().contains("--device: The device must be auto, cpu, cuda or opencl"),
                typed.err());
    }
}
