package io.evowire.evaluate.onednn;

import io.evowire.evaluate.onednn.kernel.Lanes;
import io.evowire.evaluate.onednn.primitive.Vectors;
import io.evowire.evaluate.parameters.ParameterBlock.Group;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Tells whether parameters are the same as the last time. By content, because anything may write to
 * DL4J's arrays. Reading them once costs far less than bringing them into the kernels' order.
 */
final class ParameterFingerprint {

    /** Odd, so that no change of a single number is lost; the golden ratio, so that bits spread. */
    private static final int MULTIPLIER = 0x9E3779B1;

    /** Bits; without turning, two signs that change in one lane would cancel. */
    private static final int TURN = 7;
    private static final List<Group> GROUPS = List.of(Group.values());

    private final Map<Group, Integer> lengths;
    private int[] now = new int[GROUPS.size() * Lanes.BLOCK];
    private int[] last = {};

    /** @param lengths number of elements of each vector */
    ParameterFingerprint(Map<Group, Integer> lengths) {
        this.lengths = Map.copyOf(lengths);
    }

    /** Whether they differ from those of the last call; true at the first. */
    boolean changed(Vectors parameters) {
        for (int i = 0; i < GROUPS.size(); i++) {
            Group group = GROUPS.get(i);
            sum(parameters.at(group, 0), lengths.getOrDefault(group, 0), now, i * Lanes.BLOCK);
        }
        boolean changed = !Arrays.equals(now, last);
        int[] before = last;
        last = now;
        now = before.length == now.length ? before : new int[now.length];
        return changed;
    }

    private static void sum(long address, int length, int[] sums, int at) {
        IntVector sum = Lanes.zero().reinterpretAsInts();
        IntVector multiplier = sum.broadcast(MULTIPLIER);
        int whole = length - length % Lanes.BLOCK;
        for (int i = 0; i < whole; i += Lanes.BLOCK) {
            IntVector bits = Lanes.load(address + (long) i * Float.BYTES).reinterpretAsInts();
            sum = sum.lanewise(VectorOperators.ROL, TURN)
                    .lanewise(VectorOperators.MUL, multiplier)
                    .lanewise(VectorOperators.XOR, bits);
        }
        sum.intoArray(sums, at);
        for (int i = whole; i < length; i++) {
            sums[at + i - whole] = Integer.rotateLeft(sums[at + i - whole], TURN) * MULTIPLIER
                    ^ Float.floatToRawIntBits(Lanes.get(address, i));
        }
    }
}
