package io.evowire.evaluate.gpu.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.evowire.evaluate.gpu.device.KernelSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The text of the kernels is OpenCL for an AMD GPU and CUDA for an NVIDIA one, says Clang. */
@Tag("thorough")
class DialectsTest {

    /** What a compiler of CUDA knows without being told, and Clang without CUDA's headers not. */
    private static final String CUDA = """
            #define __global__ __attribute__((global))
            #define __device__ __attribute__((device))
            #define __shared__ __attribute__((shared))
            #define __launch_bounds__(x) __attribute__((launch_bounds(x)))
            #define __forceinline__ inline __attribute__((always_inline))
            struct place { unsigned x, y, z; };
            extern "C" {
            extern __device__ const place threadIdx, blockIdx;
            __device__ void __syncthreads();
            __device__ float fmaf(float, float, float);
            __device__ float sqrtf(float);
            __device__ float rintf(float);
            __device__ float __int_as_float(int);
            __device__ int __float_as_int(float);
            }
            """;

    @TempDir
    private Path folder;

    private static Optional<String> clang() {
        return Stream.of("clang", "clang-19", "clang-17", "clang-16", "clang-15", "clang-14")
                .filter(name -> Stream.of(System.getenv("PATH").split(":"))
                        .anyMatch(path -> Files.isExecutable(Path.of(path, name))))
                .findFirst();
    }

    @Test
    void openClForAnAmdGpuCompilesWithoutAWarning() throws Exception {
        compileAll("cl", "", List.of("-cl-std=CL1.2", "-target", "amdgcn-amd-amdhsa",
                "-mcpu=gfx90a", "-nogpulib", "-emit-llvm"));
    }

    @Test
    void cudaForAnNvidiaGpuCompilesWithoutAWarning() throws Exception {
        compileAll("cuda", CUDA, List.of("--cuda-device-only", "--cuda-gpu-arch=sm_80",
                "-nocudainc", "-nocudalib", "-Wno-unknown-cuda-version"));
    }

    private void compileAll(String language, String before, List<String> options)
            throws IOException, InterruptedException {
        Optional<String> clang = clang();
        assumeTrue(clang.isPresent(), "there is no Clang here; PoCL brings one along");
        Set<String> compiled = new HashSet<>();
        for (PlanKernel kernel : PlanKernel.values()) {
            KernelSource source = kernel.source();
            List<String> words = new ArrayList<>(List.of(clang.get(), "-x", language, "-Wall",
                    "-Wno-unused", "-Werror", "-S", "-o", "/dev/null"));
            words.addAll(options);
            source.macros().forEach((name, value) -> words.add("-D%s=%d".formatted(name, value)));
            if (compiled.add(source.text() + source.macros())) {
                Path file = Files.writeString(folder.resolve(kernel + "." + language),
                        before + source.text());
                words.add(file.toString());
                Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
                String said = new String(process.getInputStream().readAllBytes());
                assertEquals(0, process.waitFor(), () -> kernel + ":\n" + said);
            }
        }
    }
}
