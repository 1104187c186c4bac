package io.evowire.evaluate.gpu.device;

import java.lang.foreign.MemorySegment;

/**
 * A piece of a device's memory.
 *
 * @param handle what its driver calls it
 * @param bytes  its size
 */
public record Memory(MemorySegment handle, long bytes) {

    /** Refuses what does not lie within. */
    void require(long offset, long count) {
        if (offset < 0 || count < 0 || count > bytes - offset) {
            throw new IndexOutOfBoundsException("Bytes %d to %d are not within %d bytes."
                    .formatted(offset, offset + count - 1, bytes));
        }
    }
}
