package io.evowire.evaluate.wann;

import static io.evowire.evaluate.wann.WannBatch.CHUNK;

import io.evowire.core.wann.Activation;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Loops over the {@value WannBatch#CHUNK} images of a chunk. Activations are polynomials whose
 * absolute error is below {@value #ERROR}, apart from that of rounding the argument. Beyond 2^22,
 * where floats have no fractions of use, sine and cosine are those of 0.
 */
final class Kernels {

    /** Bound on the absolute error of an activation whose value lies in [-1, 1]. */
    static final double ERROR = 5e-7;

    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = FLOATS.length();

    /** Added and taken away again, it rounds to the nearest whole number. */
    private static final float ROUNDER = 0x1.8p23f;
    private static final float LARGEST_ANGLE = 0x1p22f;
    private static final float LOG2_E = 1.44269504f;
    /** 2 to a smaller power is taken for 0: it is no normal number. */
    private static final float LEAST_POWER = -126;
    /** Beyond it tanh and the sigmoid are 1 to within rounding. */
    private static final float SATURATED = 20;
    private static final int MANTISSA_BITS = 23;
    private static final int SIGN_BIT = 31;

    private Kernels() {}

    /**
     * Adds rows.
     *
     * @param in      rows of CHUNK values
     * @param base    where row 0 starts
     * @param sources which rows, from {@code from} to before {@code to}
     * @param out     gets the sum at {@code at}
     * @param onTop   whether to add to what {@code start} holds at {@code startAt}
     */
    static void sum(float[] in, int base, int[] sources, int from, int to, boolean onTop,
            float[] start, int startAt, float[] out, int at) {
        for (int i = 0; i < CHUNK; i += 4 * LANES) {
            FloatVector a = onTop ? load(start, startAt + i) : FloatVector.zero(FLOATS);
            FloatVector b = onTop ? load(start, startAt + i + LANES) : FloatVector.zero(FLOATS);
            FloatVector c = onTop
                    ? load(start, startAt + i + 2 * LANES)
                    : FloatVector.zero(FLOATS);
            FloatVector d = onTop
                    ? load(start, startAt + i + 3 * LANES)
                    : FloatVector.zero(FLOATS);
            for (int source = from; source < to; source++) {
                int row = base + sources[source] * CHUNK + i;
                a = a.add(load(in, row));
                b = b.add(load(in, row + LANES));
                c = c.add(load(in, row + 2 * LANES));
                d = d.add(load(in, row + 3 * LANES));
            }
            a.intoArray(out, at + i);
            b.intoArray(out, at + i + LANES);
            c.intoArray(out, at + i + 2 * LANES);
            d.intoArray(out, at + i + 3 * LANES);
        }
    }

    private static FloatVector load(float[] array, int at) {
        return FloatVector.fromArray(FLOATS, array, at);
    }

    /** Puts {@code activation(weight * sums)} into a row. */
    static void activate(Activation activation, float weight, float[] sums, int from, float[] out,
            int at) {
        switch (activation) {
            case LINEAR -> scale(weight, sums, from, out, at);
            case INVERSE -> scale(-weight, sums, from, out, at);
            case STEP -> step(weight, sums, from, out, at);
            case SINE -> sine(weight, sums, from, out, at);
            case COSINE -> cosine(weight, sums, from, out, at);
            case GAUSS -> gauss(weight, sums, from, out, at);
            case TANH -> tanh(weight, sums, from, out, at);
            case SIGMOID -> sigmoid(weight, sums, from, out, at);
            case ABSOLUTE -> absolute(weight, sums, from, out, at);
            case RELU -> relu(weight, sums, from, out, at);
        }
    }

    private static void scale(float weight, float[] sums, int from, float[] out, int at) {
        for (int i = 0; i < CHUNK; i += LANES) {
            load(sums, from + i).mul(weight).intoArray(out, at + i);
        }
    }

    private static void absolute(float weight, float[] sums, int from, float[] out, int at) {
        for (int i = 0; i < CHUNK; i += LANES) {
            load(sums, from + i).mul(weight).abs().intoArray(out, at + i);
        }
    }

    private static void relu(float weight, float[] sums, int from, float[] out, int at) {
        for (int i = 0; i < CHUNK; i += LANES) {
            load(sums, from + i).mul(weight).max(0f).intoArray(out, at + i);
        }
    }

    private static void step(float weight, float[] sums, int from, float[] out, int at) {
        FloatVector one = FloatVector.broadcast(FLOATS, 1);
        FloatVector zero = FloatVector.zero(FLOATS);
        for (int i = 0; i < CHUNK; i += LANES) {
            FloatVector x = load(sums, from + i).mul(weight);
            zero.blend(one, x.compare(VectorOperators.GT, 0f)).intoArray(out, at + i);
        }
    }

    private static void sine(float weight, float[] sums, int from, float[] out, int at) {
        for (int i = 0; i < CHUNK; i += LANES) {
            FloatVector x = angle(load(sums, from + i).mul(weight));
            FloatVector turned = x.add(ROUNDER);
            FloatVector r = x.sub(turned.sub(ROUNDER));
            FloatVector u = r.mul(r);
            FloatVector p = broadcast(0.07765766f).fma(u, broadcast(-0.59829128f))
                    .fma(u, broadcast(2.55007744f)).fma(u, broadcast(-5.16771030f))
                    .fma(u, broadcast(3.14159274f)).mul(r);
            turn(p, turned).intoArray(out, at + i);
        }
    }

    private static void cosine(float weight, float[] sums, int from, float[] out, int at) {
        for (int i = 0; i < CHUNK; i += LANES) {
            FloatVector x = angle(load(sums, from + i).mul(weight));
            FloatVector turned = x.add(ROUNDER);
            FloatVector r = x.sub(turned.sub(ROUNDER));
            FloatVector u = r.mul(r);
            FloatVector p = broadcast(-0.02439633f).fma(u, broadcast(0.23493731f))
                    .fma(u, broadcast(-1.33521199f)).fma(u, broadcast(4.05870914f))
                    .fma(u, broadcast(-4.93480206f)).fma(u, broadcast(1));
            turn(p, turned).intoArray(out, at + i);
        }
    }

    private static FloatVector angle(FloatVector x) {
        VectorMask<Float> large = x.abs().compare(VectorOperators.GT, LARGEST_ANGLE);
        return x.blend(0f, large);
    }

    // An odd number of half turns changes the sign.
    private static FloatVector turn(FloatVector value, FloatVector turned) {
        IntVector sign = turned.reinterpretAsInts()
                .lanewise(VectorOperators.LSHL, SIGN_BIT);
        return value.reinterpretAsInts().lanewise(VectorOperators.XOR, sign)
                .reinterpretAsFloats();
    }

    private static void gauss(float weight, float[] sums, int from, float[] out, int at) {
        for (int i = 0; i < CHUNK; i += LANES) {
            FloatVector x = load(sums, from + i).mul(weight);
            power(x.mul(x).mul(-LOG2_E / 2)).intoArray(out, at + i);
        }
    }

    private static void sigmoid(float weight, float[] sums, int from, float[] out, int at) {
        FloatVector one = broadcast(1);
        for (int i = 0; i < CHUNK; i += LANES) {
            FloatVector x = saturate(load(sums, from + i).mul(weight));
            one.div(power(x.mul(-LOG2_E)).add(one)).intoArray(out, at + i);
        }
    }

    private static void tanh(float weight, float[] sums, int from, float[] out, int at) {
        FloatVector one = broadcast(1);
        for (int i = 0; i < CHUNK; i += LANES) {
            FloatVector x = saturate(load(sums, from + i).mul(weight));
            FloatVector half = one.div(power(x.mul(2 * LOG2_E)).add(one));
            half.fma(broadcast(-2), one).intoArray(out, at + i);
        }
    }

    private static FloatVector saturate(FloatVector x) {
        return x.min(SATURATED).max(-SATURATED);
    }

    /** 2 to the power of what is at most 127. */
    private static FloatVector power(FloatVector y) {
        FloatVector rounded = y.add(ROUNDER);
        FloatVector f = y.sub(rounded.sub(ROUNDER));
        FloatVector p = broadcast(0.00133908668f).fma(f, broadcast(0.00966637395f))
                .fma(f, broadcast(0.05550356954f)).fma(f, broadcast(0.24022348225f))
                .fma(f, broadcast(0.69314718246f)).fma(f, broadcast(1));
        FloatVector scaled = p.reinterpretAsInts()
                .add(rounded.reinterpretAsInts().lanewise(VectorOperators.LSHL, MANTISSA_BITS))
                .reinterpretAsFloats();
        return scaled.blend(0f, y.compare(VectorOperators.LT, LEAST_POWER));
    }

    private static FloatVector broadcast(float value) {
        return FloatVector.broadcast(FLOATS, value);
    }

    /**
     * What a softmax divides by: for each image the largest logit and the sum of
     * {@code exp(logit - largest)} over all outputs, which is at least 1.
     *
     * @param values  rows of CHUNK values
     * @param rows    which of them are the logits, from {@code from} to before {@code to}
     * @param largest [CHUNK], written
     * @param sums    [CHUNK], written
     */
    static void softmax(float[] values, int[] rows, int from, int to, float[] largest,
            float[] sums) {
        for (int i = 0; i < CHUNK; i += LANES) {
            FloatVector max = load(values, rows[from] * CHUNK + i);
            for (int output = from + 1; output < to; output++) {
                max = max.max(load(values, rows[output] * CHUNK + i));
            }
            FloatVector sum = FloatVector.zero(FLOATS);
            for (int output = from; output < to; output++) {
                FloatVector below = load(values, rows[output] * CHUNK + i).sub(max);
                sum = sum.add(power(below.mul(LOG2_E)));
            }
            max.intoArray(largest, i);
            sum.intoArray(sums, i);
        }
    }

    /**
     * The softmax of the outputs.
     *
     * @param logits  rows of CHUNK values from {@code from} on, one for each output
     * @param largest [CHUNK], as {@link #softmax} leaves it
     * @param sums    [CHUNK], as {@link #softmax} leaves it
     * @param out     gets the probabilities in the places of the logits
     */
    static void probabilities(float[] logits, int from, int outputs, float[] largest, float[] sums,
            float[] out) {
        for (int i = 0; i < CHUNK; i += LANES) {
            FloatVector max = load(largest, i);
            FloatVector sum = load(sums, i);
            for (int output = 0; output < outputs; output++) {
                int at = from + output * CHUNK + i;
                power(load(logits, at).sub(max).mul(LOG2_E)).div(sum).intoArray(out, at);
            }
        }
    }
}
