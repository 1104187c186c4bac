package io.evowire.evaluate.backend;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackendTest {

    private static final Gpu H100 = gpu("NVIDIA H100 80GB HBM3", "9.0");
    private static final Gpu A100 = gpu("NVIDIA A100-SXM4-40GB", "8.0");

    @ParameterizedTest
    @ValueSource(strings = {"3.7", "5.0", "5.2", "6.1", "7.0", "7.5", "8.0", "8.6", "8.9"})
    void cudaServesCapabilitiesFrom37To89(String capability) {
        assertTrue(Nd4jCuda.refusal(ComputeCapability.parse(capability)).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.1", "3.0", "3.5", "9.0", "10.0", "12.0", "12.1"})
    void cudaRefusesOlderAndNewerOnesWithTheReason(String capability) {
        String reason = Nd4jCuda.refusal(ComputeCapability.parse(capability)).orElseThrow();
        assertTrue(reason.contains(capability), reason);
        assertTrue(reason.contains("3.7 to 8.9"), reason);
        assertTrue(reason.contains("build without -Pcuda"), reason);
    }

    @Test
    void cudaBuildIsRefusedOnAGpuOfCapability90() {
        var refused = assertThrows(UnusableBackendException.class,
                () -> Backend.requireUsable(BackendKind.CUDA, () -> List.of(A100, H100)));
        assertTrue(refused.getMessage().startsWith(
                "NVIDIA H100 80GB HBM3 (compute capability 9.0, 81559 MiB) cannot be used: "),
                refused::getMessage);
    }

    @Test
    void cudaBuildIsRefusedWithoutAGpu() {
        var refused = assertThrows(UnusableBackendException.class,
                () -> Backend.requireUsable(BackendKind.CUDA, List::of));
        assertTrue(refused.getMessage().contains("no GPU"), refused::getMessage);
    }

    @Test
    void cudaBuildRunsOnAGpuThatItHasCodeFor() {
        assertDoesNotThrow(() -> Backend.requireUsable(BackendKind.CUDA, () -> List.of(A100)));
    }

    @Test
    void cpuBuildAsksForNoGpu() {
        Backend.requireUsable(BackendKind.CPU, () -> {
            throw new AssertionError("probed");
        });
    }

    @Test
    void cpuBuildTellsWhetherTheProfileWouldHelp() {
        var backend = new Backend(BackendKind.CPU, "OPENBLAS", 1, List.of(), List.of(H100, A100),
                Optional.empty());
        assertTrue(backend.refusal().isEmpty());
        assertTrue(backend.verdict(H100).startsWith(
                "is not used, and the profile cuda would not help: "), backend.verdict(H100));
        assertEquals("is not used by this build; the profile cuda (-Pcuda) would use it.",
                backend.verdict(A100));
    }

    @Test
    void describesThisMachine() {
        Backend backend = Backend.describe();
        assertEquals(BackendKind.CPU, backend.kind());
        assertEquals("nd4j-native", backend.kind().artifact());
        assertFalse(backend.blas().isBlank());
        assertTrue(backend.threads() >= 1);
    }

    @Test
    void aBackendThatCannotBeLoadedIsDescribedWithTheReason() {
        var missing = new UnsatisfiedLinkError("no jnind4jcpu in java.library.path");
        Backend backend = Backend.describe(BackendKind.CPU, List.of(A100), () -> {
            throw new ExceptionInInitializerError(missing);
        }, () -> 1);
        assertTrue(backend.refusal().orElseThrow().contains("no jnind4jcpu"));
        assertEquals(List.of(A100), backend.gpus());
        assertEquals(0, backend.threads());
    }

    @Test
    void readsWhatNvidiaSmiPrints() {
        assertEquals(List.of(H100, gpu("Quadro, the second", "7.5")),
                NvidiaSmi.parse("""
                        NVIDIA H100 80GB HBM3, 9.0, 81559 MiB

                        Quadro, the second, 7.5, 81559 MiB
                        Old card, [N/A], 81559 MiB
                        nonsense
                        """));
    }

    @Test
    void missingOrFailingToolMeansNoGpu() {
        assertEquals(List.of(), NvidiaSmi.run(List.of("no-such-tool-anywhere")));
        assertEquals(List.of(), NvidiaSmi.run(List.of("false")));
    }

    @Test
    void readsCpuFeaturesOfInterestOnly() {
        assertEquals(List.of("avx2", "avx512f", "avx512_bf16"), CpuFeatures.parse("""
                processor\t: 0
                flags\t\t: fpu vme avx2 avx512f avx512_bf16 smep
                processor\t: 1
                flags\t\t: fpu vme avx2 avx512f avx512_bf16 smep
                """));
        assertEquals(List.of("asimd", "sve"), CpuFeatures.parse("Features\t: fp asimd sve\n"));
        assertEquals(List.of(), CpuFeatures.parse("nothing known"));
    }

    @Test
    void findsCudaByItsServiceWithoutLoadingIt() {
        assertTrue(BackendKind.namesCuda("org.nd4j.linalg.jcublas.JCublasBackend"));
        assertFalse(BackendKind.namesCuda("org.nd4j.linalg.cpu.nativecpu.CpuBackend"));
        assertFalse(BackendKind.namesCuda("# jcublas"));
        assertEquals(BackendKind.CPU, BackendKind.onClassPath());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "8", "8.", ".6", "a.b", "-1.0", "8.6.1"})
    void refusesWhatIsNoCapability(String text) {
        assertThrows(IllegalArgumentException.class, () -> ComputeCapability.parse(text));
    }

    private static Gpu gpu(String name, String capability) {
        return new Gpu(name, ComputeCapability.parse(capability), "81559 MiB");
    }
}
