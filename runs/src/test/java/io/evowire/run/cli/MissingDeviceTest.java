package io.evowire.run.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.evaluate.data.DataSpec;
import io.evowire.run.ExitCode;
import io.evowire.run.config.ConfigReader;
import io.evowire.run.config.SearchConfig;
import io.evowire.run.config.Setting;
import io.evowire.run.problem.Run;
import io.evowire.run.store.RunFiles;
import io.evowire.run.system.ProgramVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A run that comes from a machine with more devices than this one. */
@ResourceLock("io.evowire.opencl")
class MissingDeviceTest {

    @TempDir
    private Path temporary;

    @Test
    void isNamedWhenTheRunIsToGoOn() throws Exception {
        var files = new RunFiles(temporary.resolve("run"));
        SearchConfig config = ConfigReader.defaultsUnder(
                Stream.of("seed=7", "device=opencl:999", "budget.trials=2").map(Setting::parse)
                        .toList());
        Files.createDirectories(files.directory());
        Run.create(files, config, DataSpec.parse(config.data()).load(), ProgramVersion.build(),
                "opencl");
        Typed typed = Typed.of("resume", files.directory(), "--quiet");
        assertEquals(ExitCode.USAGE.code(), typed.code(), typed.err());
        assertTrue(typed.err().contains("The device opencl:999 cannot be used"), typed.err());
    }
}
