package io.evowire.evaluate.backend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Instruction sets of the processor that decide how fast networks train. */
public final class CpuFeatures {

    private static final Set<String> OF_INTEREST = Set.of("sse4_2", "avx", "avx2", "fma",
            "avx_vnni", "avx512f", "avx512bw", "avx512_vnni", "avx512_bf16", "avx512_fp16",
            "amx_tile", "amx_bf16", "amx_int8", "asimd", "asimdhp", "asimddp", "bf16", "sve",
            "sve2");

    private CpuFeatures() {}

    /** As Linux tells them, in its order; none on other systems. */
    public static List<String> read() {
        try {
            return parse(Files.readString(Path.of("/proc/cpuinfo")));
        } catch (IOException elsewhere) {
            return List.of();
        }
    }

    /** From the first line of flags (x86) or features (ARM). */
    static List<String> parse(String cpuinfo) {
        return cpuinfo.lines().filter(line -> line.matches("(flags|Features)\\s*:.*")).limit(1)
                .flatMap(CpuFeatures::words).filter(OF_INTEREST::contains).toList();
    }

    private static Stream<String> words(String line) {
        return Arrays.stream(line.substring(line.indexOf(':') + 1).strip().split("\\s+"));
    }
}
