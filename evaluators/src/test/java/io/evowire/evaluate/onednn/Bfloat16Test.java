package io.evowire.evaluate.onednn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.evowire.core.network.Network;
import io.evowire.evaluate.Precision;
import io.evowire.evaluate.onednn.primitive.OneDnn;
import io.evowire.evaluate.parameters.ParameterBlock.Group;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.bytedeco.dnnl.global.dnnl;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where a processor with AVX-512 lacks the instructions, oneDNN imitates them to the same numbers. */
@Tag("numeric")
@NeedsOneDnn
class Bfloat16Test {

    /** Half of the last of 8 bits, over a few layers. */
    private static final double OUTPUTS = 0.05;
    /** Besides, ReLUs let other elements pass where their input is near 0. A wrong one is off by 1. */
    private static final double GRADIENTS = 0.3;

    static Stream<Network> networks() {
        return Stream.of(Networks.small(), Networks.otherOperations(), Networks.linked())
                .flatMap(List::stream);
    }

    @Test
    void itIsRefusedWhereTheProcessorCannotEvenImitateIt() {
        assertEquals(Optional.empty(),
                OneDnn.bfloat16Refusal(false, dnnl.dnnl_cpu_isa_avx512_core_bf16));
        assertEquals(Optional.empty(),
                OneDnn.bfloat16Refusal(true, dnnl.dnnl_cpu_isa_avx512_core));
        assertTrue(OneDnn.bfloat16Refusal(false, dnnl.dnnl_cpu_isa_avx512_core).orElseThrow()
                .contains("-Devowire.imitateBfloat16=true"));
        assertTrue(OneDnn.bfloat16Refusal(true, dnnl.dnnl_cpu_isa_avx2).orElseThrow()
                .contains("takes AVX-512"));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void aStepIsNearThatOfFloat32ButNotTheSame(Network network) {
        assumeTrue(OneDnn.bfloat16Refusal(true, dnnl.dnnl_get_effective_cpu_isa()).isEmpty(),
                "this processor has no AVX-512, without which there is no bfloat16");
        try (var exact = new KernelRun(network, 16, 1, Precision.FLOAT32, new Random(7));
                var rough = new KernelRun(network, 16, 1, Precision.BFLOAT16, new Random(7))) {
            exact.forward();
            rough.forward();
            assertNear("features", OUTPUTS, exact.features(), rough.features());
            float[] gradient = KernelRun.uniform(exact.features().length, new Random(8));
            exact.backward(gradient);
            rough.backward(gradient);
            assertNear("gradient of the weights", GRADIENTS,
                    exact.gradients().get(Group.WEIGHTS), rough.gradients().get(Group.WEIGHTS));
            exact.predict();
            rough.predict();
            assertNear("predictions", OUTPUTS, exact.features(), rough.features());
        }
    }

    private static void assertNear(String what, double tolerance, float[] exact,
            float[] rough) {
        double squares = 0;
        double errors = 0;
        for (int i = 0; i < exact.length; i++) {
            squares += Math.pow(exact[i], 2);
            errors += Math.pow(exact[i] - rough[i], 2);
        }
        double relative = Math.sqrt(errors / squares);
        assertTrue(relative < tolerance && relative > 1e-5,
                () -> "%s: relative error %s".formatted(what, relative));
    }
}
