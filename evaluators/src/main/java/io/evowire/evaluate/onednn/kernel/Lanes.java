package io.evowire.evaluate.onednn.kernel;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Access to native memory in vectors of one channel block.
 * <p>
 * Addresses come from a compiled plan. A check for every load would double the time of the
 * depthwise convolution and say nothing, since the segment here is all memory. A JVM that trains is
 * therefore started with {@code -Djdk.incubator.vector.VECTOR_ACCESS_OOB_CHECK=0}; it holds for all
 * vectors of that JVM, so no code sets it: others keep their checks.
 */
public final class Lanes {

    public static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

    private static final VectorSpecies<Integer> BITS = IntVector.SPECIES_PREFERRED;

    /** Channels in a block: 16 with AVX-512, 8 with AVX2. */
    public static final int BLOCK = SPECIES.length();

    /** Bytes of a vector. */
    public static final int BYTES = BLOCK * Float.BYTES;

    private static final MemorySegment ALL = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);
    private static final ByteOrder ORDER = ByteOrder.nativeOrder();

    private Lanes() {}

    public static FloatVector load(long address) {
        return FloatVector.fromMemorySegment(SPECIES, ALL, address, ORDER);
    }

    public static void store(FloatVector vector, long address) {
        vector.intoMemorySegment(ALL, address, ORDER);
    }

    static IntVector zeroBits() {
        return IntVector.zero(BITS);
    }

    /** The bits of floats: those that are not negative are in the order of whole numbers. */
    static IntVector loadBits(long address) {
        return IntVector.fromMemorySegment(BITS, ALL, address, ORDER);
    }

    static void store(IntVector bits, long address) {
        bits.intoMemorySegment(ALL, address, ORDER);
    }

    public static FloatVector zero() {
        return FloatVector.zero(SPECIES);
    }

    public static float get(long address, long index) {
        return ALL.get(ValueLayout.JAVA_FLOAT_UNALIGNED, address + index * Float.BYTES);
    }

    public static void set(long address, long index, float value) {
        ALL.set(ValueLayout.JAVA_FLOAT_UNALIGNED, address + index * Float.BYTES, value);
    }

    public static void clear(long address, long bytes) {
        ALL.asSlice(address, bytes).fill((byte) 0);
    }
}
