package io.evowire.evaluate.gpu.train;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Native memory on the way to a device and back, which drivers want in place of Java's arrays. */
final class Staging {

    private MemorySegment room = MemorySegment.NULL;

    /** Room for so many floats, until the next call. */
    MemorySegment of(int count) {
        long bytes = (long) count * Float.BYTES;
        if (room.byteSize() < bytes) {
            room = Arena.ofAuto().allocate(Math.max(bytes, 2 * room.byteSize()), 64);
        }
        return room.asSlice(0, bytes);
    }

    /** These floats, until the next call. */
    MemorySegment of(float[] values) {
        MemorySegment of = of(values.length);
        MemorySegment.copy(values, 0, of, JAVA_FLOAT, 0, values.length);
        return of;
    }
}
