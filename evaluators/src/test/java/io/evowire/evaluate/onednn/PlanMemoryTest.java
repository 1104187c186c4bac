package io.evowire.evaluate.onednn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.evaluate.onednn.PlanMemory.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@NeedsOneDnn
class PlanMemoryTest {

    private record Timed(Block block, long bytes, int first, int last) {

        private boolean lives(Timed other) {
            return first <= other.last && other.first <= last;
        }

        /** In any thread's copy of both. */
        private boolean overlaps(Timed other, int copies) {
            boolean overlaps = false;
            for (int i = 0; i < copies; i++) {
                long mine = block.address() + i * block.stride();
                for (int j = 0; j < copies; j++) {
                    long its = other.block.address() + j * other.block.stride();
                    overlaps |= mine < its + other.bytes && its < mine + bytes;
                }
            }
            return overlaps;
        }
    }

    @ParameterizedTest
    @CsvSource({"1, true", "2, true", "3, false"})
    void blocksThatAreInUseAtOneTimeNeverOverlap(int threads, boolean inStep) {
        int copies = inStep ? 1 : threads;
        for (int seed = 0; seed < 50; seed++) {
            var random = new Random(seed);
            try (var memory = new PlanMemory(threads, inStep)) {
                List<Timed> blocks = new ArrayList<>();
                for (int i = 0; i < 40; i++) {
                    long bytes = random.nextLong(1, 50_000);
                    int first = random.nextInt(20);
                    int last = first + random.nextInt(6);
                    blocks.add(random.nextInt(8) == 0
                            ? new Timed(memory.lasting(bytes), bytes, 0, Integer.MAX_VALUE)
                            : new Timed(memory.during(bytes, first, last), bytes, first, last));
                }
                memory.allocate();
                for (Timed one : blocks) {
                    for (Timed other : blocks) {
                        assertTrue(one == other || !one.lives(other)
                                || !one.overlaps(other, copies), () -> one + " and " + other);
                    }
                }
            }
        }
    }

    @Test
    void blocksThatNeverMeetShareTheirPlace() {
        try (var memory = new PlanMemory(1, true)) {
            for (int moment = 0; moment < 100; moment++) {
                memory.during(1 << 20, moment, moment + 1);
            }
            memory.allocate();
            assertEquals(2 << 20, memory.bytes());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void whatAThreadNeedsWithinACallIsItsOwnAndAsLargeAsTheLargest(int threads) {
        try (var memory = new PlanMemory(threads, true)) {
            var small = memory.perThread("scratch", 100);
            var large = memory.perThread("scratch", 10_000);
            memory.allocate();
            for (int thread = 0; thread < threads; thread++) {
                assertEquals(small.address(thread), large.address(thread));
                for (int other = 0; other < thread; other++) {
                    assertTrue(Math.abs(large.address(thread) - large.address(other)) >= 10_000);
                }
            }
        }
    }
}
