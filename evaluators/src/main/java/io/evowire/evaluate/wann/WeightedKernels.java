package io.evowire.evaluate.wann;

import static io.evowire.evaluate.wann.WannBatch.CHUNK;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Loops over the {@value WannBatch#CHUNK} images of a chunk where each connection has its own
 * weight. Products are added with one rounding (fma), and sums over images in
 * {@value #LANES_OF_SUM} lanes whatever the machine's vectors are: the bits are the same
 * everywhere.
 */
final class WeightedKernels {

    private static final int LANES_OF_SUM = 16;
    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED
            .length() > LANES_OF_SUM
                    ? FloatVector.SPECIES_512
                    : FloatVector.SPECIES_PREFERRED;
    private static final int LANES = FLOATS.length();

    private WeightedKernels() {}

    private static FloatVector load(float[] array, int at) {
        return FloatVector.fromArray(FLOATS, array, at);
    }

    /**
     * Adds rows, each times its weight.
     *
     * @param in      rows of CHUNK values
     * @param base    where row 0 starts
     * @param sources which rows, from {@code from} to before {@code to}
     * @param weights of these places
     * @param onTop   whether to add to what {@code out} holds
     * @param out     gets the sum at {@code at}
     */
    static void sum(float[] in, int base, int[] sources, float[] weights, int from, int to,
            boolean onTop, float[] out, int at) {
        for (int i = 0; i < CHUNK; i += 4 * LANES) {
            FloatVector a = onTop ? load(out, at + i) : FloatVector.zero(FLOATS);
            FloatVector b = onTop ? load(out, at + i + LANES) : FloatVector.zero(FLOATS);
            FloatVector c = onTop ? load(out, at + i + 2 * LANES) : FloatVector.zero(FLOATS);
            FloatVector d = onTop ? load(out, at + i + 3 * LANES) : FloatVector.zero(FLOATS);
            for (int source = from; source < to; source++) {
                int row = base + sources[source] * CHUNK + i;
                FloatVector weight = FloatVector.broadcast(FLOATS, weights[source]);
                a = load(in, row).fma(weight, a);
                b = load(in, row + LANES).fma(weight, b);
                c = load(in, row + 2 * LANES).fma(weight, c);
                d = load(in, row + 3 * LANES).fma(weight, d);
            }
            a.intoArray(out, at + i);
            b.intoArray(out, at + i + LANES);
            c.intoArray(out, at + i + 2 * LANES);
            d.intoArray(out, at + i + 3 * LANES);
        }
    }

    /** Adds a row times a weight to another one. */
    static void add(float[] in, int from, float weight, float[] out, int at) {
        FloatVector factor = FloatVector.broadcast(FLOATS, weight);
        for (int i = 0; i < CHUNK; i += LANES) {
            load(in, from + i).fma(factor, load(out, at + i)).intoArray(out, at + i);
        }
    }

    /** Multiplies a row with another one. */
    static void multiply(float[] in, int from, float[] out, int at) {
        for (int i = 0; i < CHUNK; i += LANES) {
            load(in, from + i).mul(load(out, at + i)).intoArray(out, at + i);
        }
    }

    /**
     * The sum over the images of the products of two rows.
     *
     * @param lanes [16], overwritten
     */
    static float product(float[] a, int atA, float[] b, int atB, float[] lanes) {
        for (int lane = 0; lane < LANES_OF_SUM; lane += LANES) {
            FloatVector sum = FloatVector.zero(FLOATS);
            for (int i = lane; i < CHUNK; i += LANES_OF_SUM) {
                sum = load(a, atA + i).fma(load(b, atB + i), sum);
            }
            sum.intoArray(lanes, lane);
        }
        for (int half = LANES_OF_SUM / 2; half > 0; half /= 2) {
            for (int lane = 0; lane < half; lane++) {
                lanes[lane] += lanes[lane + half];
            }
        }
        return lanes[0];
    }

    /** As many lanes as a sum over images has. */
    static float[] lanes() {
        return new float[LANES_OF_SUM];
    }
}
