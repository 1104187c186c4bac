package io.evowire.evaluate.gpu.plan;

import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class PlanKernelTest {

    @Test
    void textsAreReadOnceAndVariantsShareThem() {
        assertSame(PlanKernel.DENSE_1.source().text(), PlanKernel.DENSE_1.source().text());
        assertSame(PlanKernel.DENSE_1.source().text(), PlanKernel.DENSE_3.source().text());
    }
}
