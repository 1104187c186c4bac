package io.evowire.evaluate.onednn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.evowire.evaluate.onednn.kernel.Depthwise;
import io.evowire.evaluate.onednn.kernel.Lanes;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One plane of one block in plain loops. */
@Tag("numeric")
@NeedsOneDnn
class DepthwiseTest {

    private static final int HEIGHT = 11;
    private static final int WIDTH = 9;

    static Stream<Arguments> cases() {
        return Stream.of(3, 5, 7).flatMap(kernel -> IntStream.rangeClosed(1, 4)
                .mapToObj(stride -> Arguments.of(kernel, stride)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyStrideIsItsOwn(int kernel, int stride) {
        int halo = kernel / 2;
        int rows = Math.ceilDiv(HEIGHT, stride);
        int columns = Math.ceilDiv(WIDTH, stride);
        int row = WIDTH + 2 * halo;
        var random = new Random(kernel + 10L * stride);
        float[] source = KernelRun.uniform((HEIGHT + 2 * halo) * row * Lanes.BLOCK, random);
        float[] weights = KernelRun.uniform(kernel * kernel * Lanes.BLOCK, random);
        float[] gradient = KernelRun.uniform(rows * columns * Lanes.BLOCK, random);
        float[] expected = new float[gradient.length];
        float[] expectedGradient = weights.clone();
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                for (int tap = 0; tap < kernel * kernel; tap++) {
                    for (int lane = 0; lane < Lanes.BLOCK; lane++) {
                        int to = (y * columns + x) * Lanes.BLOCK + lane;
                        int from = ((y * stride + tap / kernel) * row + x * stride + tap % kernel)
                                * Lanes.BLOCK + lane;
                        int weight = tap * Lanes.BLOCK + lane;
                        expected[to] += source[from] * weights[weight];
                        expectedGradient[weight] += source[from] * gradient[to];
                    }
                }
            }
        }
        var depthwise = new Depthwise(kernel, stride, rows, columns, (long) row * Lanes.BYTES);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment result = copy(arena, new float[expected.length]);
            MemorySegment sums = copy(arena, weights);
            long from = copy(arena, source).address();
            depthwise.forward(from, copy(arena, weights).address(), result.address());
            depthwise.addWeightGradient(from, copy(arena, gradient).address(), sums.address());
            assertArrayEquals(expected, result.toArray(ValueLayout.JAVA_FLOAT), 1e-5f);
            assertArrayEquals(expectedGradient, sums.toArray(ValueLayout.JAVA_FLOAT), 1e-4f);
        }
    }

    private static MemorySegment copy(Arena arena, float[] values) {
        return arena.allocateFrom(ValueLayout.JAVA_FLOAT, values);
    }

    @Test
    void aStrideOfNothingIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Depthwise(3, 0, 4, 4, 64));
        assertThrows(IllegalArgumentException.class, () -> new Depthwise(4, 1, 4, 4, 64));
    }
}
