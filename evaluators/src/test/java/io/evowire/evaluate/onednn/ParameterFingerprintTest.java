package io.evowire.evaluate.onednn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.network.Network;
import io.evowire.evaluate.onednn.kernel.Lanes;
import io.evowire.evaluate.onednn.primitive.Vectors;
import io.evowire.evaluate.parameters.ParameterBlock.Group;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

@NeedsOneDnn
class ParameterFingerprintTest {

    private static final Map<Group, Integer> LENGTHS = Map.of(Group.WEIGHTS, 71, Group.SCALARS, 32,
            Group.STATISTICS, 5);

    @Test
    void everySingleNumberThatChangesIsSeen() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment[] segments = Arrays.stream(Group.values())
                    .map(group -> arena.allocateFrom(ValueLayout.JAVA_FLOAT,
                            KernelRun.uniform(LENGTHS.get(group), new Random(1))))
                    .toArray(MemorySegment[]::new);
            var vectors = new Vectors(segments[0].address(), segments[1].address(),
                    segments[2].address());
            var fingerprint = new ParameterFingerprint(LENGTHS);
            assertTrue(fingerprint.changed(vectors));
            assertFalse(fingerprint.changed(vectors));
            for (MemorySegment segment : segments) {
                for (long at = 0; at < segment.byteSize(); at += Float.BYTES) {
                    float value = segment.get(ValueLayout.JAVA_FLOAT, at);
                    segment.set(ValueLayout.JAVA_FLOAT, at, Math.nextUp(value));
                    assertTrue(fingerprint.changed(vectors), "byte " + at);
                    assertFalse(fingerprint.changed(vectors), "byte " + at);
                }
            }
        }
    }

    @Test
    void changesThatAreAlikeDoNotCancel() {
        for (float value : new float[]{1, 0.5f, -2}) {
            for (float changed : new float[]{-value, 0}) {
                for (int distance = 1; distance < 100; distance++) {
                    assertSeen(value, changed, distance * Lanes.BLOCK);
                }
            }
        }
    }

    /** Two numbers of one lane that change together. */
    private static void assertSeen(float value, float changed, int distance) {
        try (Arena arena = Arena.ofConfined()) {
            float[] values = new float[distance + Lanes.BLOCK];
            Arrays.fill(values, value);
            MemorySegment weights = arena.allocateFrom(ValueLayout.JAVA_FLOAT, values);
            var vectors = new Vectors(weights.address(), 0, 0);
            var fingerprint = new ParameterFingerprint(Map.of(Group.WEIGHTS, values.length));
            assertTrue(fingerprint.changed(vectors));
            weights.setAtIndex(ValueLayout.JAVA_FLOAT, 0, changed);
            weights.setAtIndex(ValueLayout.JAVA_FLOAT, distance, changed);
            assertTrue(fingerprint.changed(vectors),
                    () -> "%s to %s, %d apart".formatted(value, changed, distance));
        }
    }

    @Test
    void predictionsFollowTheParameters() {
        Network network = Networks.small().getFirst();
        try (var run = new KernelRun(network, 6, 1, new Random(2));
                var fresh = new KernelRun(network, 6, 1, new Random(2))) {
            run.predict();
            float[] before = run.features();
            run.predict();
            assertArrayEquals(before, run.features());
            for (Group group : Group.values()) {
                run.move(group);
                fresh.move(group);
            }
            run.predict();
            fresh.predict();
            assertFalse(Arrays.equals(before, run.features()), "nothing moved");
            assertArrayEquals(fresh.features(), run.features());
        }
    }
}
