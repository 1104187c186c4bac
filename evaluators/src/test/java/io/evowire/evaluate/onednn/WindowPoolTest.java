package io.evowire.evaluate.onednn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.evaluate.onednn.kernel.BlockedShape;
import io.evowire.evaluate.onednn.kernel.Lanes;
import io.evowire.evaluate.onednn.kernel.WindowMax;
import io.evowire.evaluate.onednn.kernel.WindowMean;
import io.evowire.evaluate.onednn.kernel.WindowPool;
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

/** Pools of one plane of one block against plain loops, on small whole numbers: most maxima are tied. */
@Tag("numeric")
@NeedsOneDnn
class WindowPoolTest {

    private static final int LANES = Lanes.BLOCK;

    static Stream<Arguments> cases() {
        return Stream.of(new BlockedShape(LANES, 1, 1), new BlockedShape(LANES, 1, 4),
                new BlockedShape(LANES, 2, 3), new BlockedShape(LANES, 5, 4),
                new BlockedShape(LANES, 9, 11))
                .flatMap(in -> IntStream.rangeClosed(1, 4)
                        .mapToObj(stride -> Arguments.of(in, stride)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theFirstOfTheLargestGetsTheGradient(BlockedShape in, int stride) {
        BlockedShape out = out(in, stride);
        float[] input = whole(in, 4, 1);
        float[] gradient = whole(out, 100, 2);
        float[] maxima = new float[gradient.length];
        float[] inputGradient = new float[input.length];
        for (int o = 0; o < maxima.length; o++) {
            int at = o;
            int first = window(in, stride, out, o)
                    .reduce((a, b) -> input[b] > input[a] ? b : a).orElseThrow();
            maxima[at] = input[first];
            inputGradient[first] += input[first] > 0 ? gradient[o] : 0;
        }
        check(new WindowMax(in, out, stride), in, input, gradient, maxima, inputGradient, 0);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aMeanIsThatOfTheRealPixels(BlockedShape in, int stride) {
        BlockedShape out = out(in, stride);
        float[] input = whole(in, 4, 3);
        float[] gradient = whole(out, 100, 4);
        float[] means = new float[gradient.length];
        float[] inputGradient = new float[input.length];
        for (int o = 0; o < means.length; o++) {
            int at = o;
            int count = (int) window(in, stride, out, o).count();
            window(in, stride, out, o).forEach(i -> {
                means[at] += input[i] / count;
                inputGradient[i] += input[i] > 0 ? gradient[at] / count : 0;
            });
        }
        check(new WindowMean(in, out, stride), in, input, gradient, means, inputGradient, 1e-4f);
    }

    private static BlockedShape out(BlockedShape in, int stride) {
        return new BlockedShape(LANES, Math.ceilDiv(in.height(), stride),
                Math.ceilDiv(in.width(), stride));
    }

    private static float[] whole(BlockedShape shape, int bound, long seed) {
        Random random = new Random(seed);
        float[] values = new float[shape.pixels() * LANES];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(bound);
        }
        return values;
    }

    /** Indices of the inputs of an output, in row-major order. */
    private static IntStream window(BlockedShape in, int stride, BlockedShape out, int index) {
        int pixel = index / LANES;
        int y = pixel / out.width() * stride;
        int x = pixel % out.width() * stride;
        return IntStream.rangeClosed(y - 1, y + 1).filter(row -> row >= 0 && row < in.height())
                .flatMap(row -> IntStream.rangeClosed(x - 1, x + 1)
                        .filter(column -> column >= 0 && column < in.width())
                        .map(column -> (row * in.width() + column) * LANES + index % LANES));
    }

    private static void check(WindowPool pool, BlockedShape in, float[] input, float[] gradient,
            float[] output, float[] inputGradient, float tolerance) {
        try (Arena arena = Arena.ofConfined()) {
            long source = copy(arena, padded(in, input)).address();
            MemorySegment result = copy(arena, new float[output.length]);
            pool.forward(source, result.address());
            assertArrayEquals(output, floats(result), tolerance);
            MemorySegment scratch = copy(arena, new float[in.padded(1).pixels() * LANES]);
            MemorySegment target = copy(arena, new float[input.length]);
            MemorySegment sum = copy(arena, new float[LANES]);
            for (int times = 1; times <= 2; times++) { // what one call leaves must not matter
                pool.backward(source, copy(arena, gradient).address(), scratch.address(),
                        target.address(), sum.address());
                assertArrayEquals(inputGradient, floats(target), tolerance);
                assertArrayEquals(sums(inputGradient, times), floats(sum), 100 * tolerance);
            }
        }
    }

    private static float[] sums(float[] values, int times) {
        float[] sums = new float[LANES];
        for (int i = 0; i < values.length; i++) {
            sums[i % LANES] += times * values[i];
        }
        return sums;
    }

    private static float[] padded(BlockedShape in, float[] values) {
        BlockedShape padded = in.padded(1);
        float[] wide = new float[padded.pixels() * LANES];
        for (int y = 0; y < in.height(); y++) {
            System.arraycopy(values, y * in.width() * LANES, wide,
                    ((y + 1) * padded.width() + 1) * LANES, in.width() * LANES);
        }
        return wide;
    }

    @Test
    void notANumberStaysInTheMaximum() {
        var shape = new BlockedShape(LANES, 2, 2);
        for (float nan : new float[]{Float.NaN, Float.intBitsToFloat(0xffc00000)}) {
            float[] input = whole(shape, 4, 5);
            input[3 * LANES] = nan;
            for (int stride = 1; stride <= 2; stride++) {
                try (Arena arena = Arena.ofConfined()) {
                    MemorySegment result = copy(arena, new float[4 * LANES]);
                    new WindowMax(shape, out(shape, stride), stride).forward(
                            copy(arena, padded(shape, input)).address(), result.address());
                    assertTrue(Float.isNaN(floats(result)[0]), "stride " + stride);
                }
            }
        }
    }

    private static MemorySegment copy(Arena arena, float[] values) {
        return arena.allocateFrom(ValueLayout.JAVA_FLOAT, values);
    }

    private static float[] floats(MemorySegment segment) {
        return segment.toArray(ValueLayout.JAVA_FLOAT);
    }
}
