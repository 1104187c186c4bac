package io.evowire.evaluate.onednn;

import io.evowire.core.network.Network;
import io.evowire.core.network.Node;
import io.evowire.core.network.NodeOperation.Part.AveragePool;
import io.evowire.core.network.NodeOperation.Part.Dense;
import io.evowire.core.network.NodeOperation.Part.Depthwise;
import io.evowire.core.network.NodeOperation.Part.MaxPool;
import io.evowire.core.network.ShapedPart;
import io.evowire.core.network.TensorShape;
import io.evowire.evaluate.parameters.ParameterBlock;
import io.evowire.evaluate.parameters.ParameterBlock.Group;
import io.evowire.evaluate.parameters.ParameterBlock.Kind;
import io.evowire.evaluate.parameters.ParameterLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The body of a network in the most obvious form: float64, one image and one channel after the
 * other, every intermediate result kept. Arrays are [B, C, H, W].
 */
public final class ReferenceBody {

    static final double EPSILON = 1e-5;

    public final Map<Group, double[]> parameters;
    public final Map<Group, double[]> gradients = new EnumMap<>(Group.class);
    private final Network network;
    private final ParameterLayout layout;
    private final int batch;
    private final double[] images;
    private final List<double[]> outputs = new ArrayList<>();
    private final List<double[]> outputGradients = new ArrayList<>();
    /** For each node: what its ReLU reads, what it gives, and the last convolution's output. */
    private final List<double[][]> kept = new ArrayList<>();
    /** For each node what each part of its operation reads. */
    private final List<List<double[]>> partInputs = new ArrayList<>();
    private final double[][] mean;
    private final double[][] variance;
    private double closestToKink;

    public ReferenceBody(Network network, float[] images, Map<Group, float[]> parameters) {
        this.network = network;
        this.batch = (int) (images.length / network.input().elements());
        this.images = doubles(images);
        layout = ParameterLayout.of(network);
        this.parameters = new EnumMap<>(Group.class);
        parameters.forEach((group, vector) -> {
            this.parameters.put(group, doubles(vector));
            gradients.put(group, new double[vector.length]);
        });
        mean = new double[network.nodes().size()][];
        variance = new double[network.nodes().size()][];
    }

    static double[] doubles(float[] from) {
        double[] to = new double[from.length];
        Arrays.setAll(to, i -> from[i]);
        return to;
    }

    /** Pooled features, [B, C]. */
    public double[] forward(boolean training) {
        outputs.clear();
        kept.clear();
        partInputs.clear();
        closestToKink = Double.POSITIVE_INFINITY;
        for (int n = 0; n < network.nodes().size(); n++) {
            Node node = network.nodes().get(n);
            kept.add(new double[3][]);
            partInputs.add(new ArrayList<>());
            outputs.add(switch (node) {
                case Node.Convolution conv -> {
                    double[] in = conv.input() == Node.IMAGE ? images : outputs.get(conv.input());
                    double[] x = conv.relu() ? relu(in) : in;
                    kept.get(n)[0] = in;
                    kept.get(n)[1] = x;
                    double[] p = dense(x, conv.in(), conv.out(), conv.kernel(), conv.stride(),
                            vector(n, Kind.KERNEL));
                    kept.get(n)[2] = p;
                    yield normalise(n, p, node.out(), training);
                }
                case Node.Operator wired -> {
                    double[] z = sum(n, wired);
                    double[] x = relu(z);
                    double[] p = x;
                    for (ShapedPart part : wired.parts()) {
                        partInputs.get(n).add(p);
                        p = part(n, part, p);
                    }
                    kept.set(n, new double[][]{z, x, p});
                    yield normalise(n, p, node.out(), training);
                }
                case Node.Mean mean -> {
                    double[] y = new double[outputs.getLast().length];
                    for (int input : mean.inputs()) {
                        for (int i = 0; i < y.length; i++) {
                            y[i] += outputs.get(input)[i] / mean.inputs().size();
                        }
                    }
                    yield y;
                }
                case Node.Classifier c -> {
                    int pixels = (int) c.in().pixels();
                    double[] f = new double[batch * c.in().channels()];
                    double[] x = outputs.get(c.input());
                    double[] rectified = relu(x);
                    for (int i = 0; i < x.length; i++) {
                        f[i / pixels] += rectified[i] / pixels;
                    }
                    yield f;
                }
            });
        }
        return outputs.getLast();
    }

    private double[] part(int n, ShapedPart part, double[] x) {
        return switch (part.part()) {
            case Depthwise(int kernel) -> depthwise(x, part.in(), part.out(), kernel,
                    part.stride(), vector(n, Kind.DEPTHWISE));
            case MaxPool(int kernel) -> maxima(x, part, kernel);
            case AveragePool(int kernel) -> means(x, part, kernel);
            case Dense(int kernel) -> dense(x, part.in(), part.out(), kernel, part.stride(),
                    vector(n, Kind.POINTWISE));
        };
    }

    private double[] partBackward(int n, ShapedPart part, double[] x, double[] dy) {
        return switch (part.part()) {
            case Depthwise(int kernel) -> depthwiseBackward(n, x, dy, part.in(), part.out(),
                    kernel, part.stride());
            case MaxPool(int kernel) -> maximaBackward(x, dy, part, kernel);
            case AveragePool(int kernel) -> meansBackward(x, dy, part, kernel);
            case Dense(int kernel) -> denseBackward(n, Kind.POINTWISE, x, dy, part.in(),
                    part.out(), kernel, part.stride());
        };
    }

    private double[] sum(int n, Node.Operator wired) {
        double[] z = new double[outputs.get(wired.inputs().getFirst()).length];
        for (int k = 0; k < wired.inputs().size(); k++) {
            double s = strength(n, wired, k);
            double[] in = outputs.get(wired.inputs().get(k));
            for (int i = 0; i < z.length; i++) {
                z[i] += s * in[i];
            }
        }
        return z;
    }

    private double strength(int n, Node.Operator wired, int k) {
        return wired.edgeWeights() == 0 ? 1 : 1 / (1 + Math.exp(-vector(n, Kind.EDGES)[k]));
    }

    private double[] relu(double[] x) {
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            y[i] = Math.max(0, x[i]);
            closestToKink = Math.min(closestToKink, Math.abs(x[i]));
        }
        return y;
    }

    /**
     * The smallest distance of any input of a ReLU from 0 in the last forward, and of the largest from
     * another input of a maximum. Below the rounding of float32 the other side may be taken there, and
     * gradients differ.
     */
    public double closestToKink() {
        return closestToKink;
    }

    private double[] normalise(int n, double[] p, TensorShape shape, boolean training) {
        int channels = shape.channels();
        int pixels = (int) shape.pixels();
        mean[n] = new double[channels];
        variance[n] = new double[channels];
        double[] y = new double[p.length];
        for (int c = 0; c < channels; c++) {
            if (training) {
                for (int i = 0; i < p.length; i++) {
                    mean[n][c] += channel(i, channels, pixels) == c
                            ? p[i] / batch / pixels
                            : 0;
                }
                for (int i = 0; i < p.length; i++) {
                    variance[n][c] += channel(i, channels, pixels) == c
                            ? (p[i] - mean[n][c]) * (p[i] - mean[n][c]) / batch / pixels
                            : 0;
                }
            } else {
                mean[n][c] = vector(n, Kind.MEAN)[c];
                variance[n][c] = vector(n, Kind.VARIANCE)[c];
            }
        }
        double[] scale = vector(n, Kind.SCALE);
        double[] shift = vector(n, Kind.SHIFT);
        for (int i = 0; i < p.length; i++) {
            int c = channel(i, channels, pixels);
            y[i] = scale[c] * (p[i] - mean[n][c]) / Math.sqrt(variance[n][c] + EPSILON) + shift[c];
        }
        return y;
    }

    /** Running statistics after a training forward, in the layout of the group. */
    public double[] movedStatistics() {
        double[] moved = parameters.get(Group.STATISTICS).clone();
        for (ParameterBlock block : layout.blocks()) {
            if (block.kind() == Kind.MEAN || block.kind() == Kind.VARIANCE) {
                double[] batchValue = (block.kind() == Kind.MEAN ? mean : variance)[block.node()];
                for (int c = 0; c < block.length(); c++) {
                    int at = block.offset() + c;
                    moved[at] = 0.9 * moved[at] + 0.1 * batchValue[c];
                }
            }
        }
        return moved;
    }

    private static int channel(int index, int channels, int pixels) {
        return index / pixels % channels;
    }

    /** Fills {@code gradients} from the gradient of the features, after a training forward. */
    public void backward(double[] featureGradients) {
        outputGradients.clear();
        outputs.forEach(output -> outputGradients.add(new double[output.length]));
        gradients.values().forEach(vector -> Arrays.fill(vector, 0));
        System.arraycopy(featureGradients, 0, outputGradients.getLast(), 0,
                featureGradients.length);
        for (int n = network.nodes().size() - 1; n >= 0; n--) {
            double[] dy = outputGradients.get(n);
            switch (network.nodes().get(n)) {
                case Node.Convolution conv -> {
                    double[] dp = normaliseBackward(n, dy, conv.out());
                    double[] dx = denseBackward(n, Kind.KERNEL, kept.get(n)[1], dp, conv.in(),
                            conv.out(), conv.kernel(), conv.stride());
                    if (conv.input() != Node.IMAGE) {
                        add(outputGradients.get(conv.input()),
                                conv.relu() ? mask(dx, kept.get(n)[0]) : dx, 1);
                    }
                }
                case Node.Operator wired -> wiredBackward(n, wired, dy);
                case Node.Mean mean -> mean.inputs().forEach(
                        input -> add(outputGradients.get(input), dy, 1.0 / mean.inputs().size()));
                case Node.Classifier c -> {
                    int pixels = (int) c.in().pixels();
                    double[] x = outputs.get(c.input());
                    double[] dx = new double[x.length];
                    for (int i = 0; i < x.length; i++) {
                        dx[i] = x[i] > 0 ? dy[i / pixels] / pixels : 0;
                    }
                    add(outputGradients.get(c.input()), dx, 1);
                }
            }
        }
    }

    private void wiredBackward(int n, Node.Operator wired, double[] dy) {
        double[] dx = normaliseBackward(n, dy, wired.out());
        List<ShapedPart> parts = wired.parts();
        for (int i = parts.size() - 1; i >= 0; i--) {
            dx = partBackward(n, parts.get(i), partInputs.get(n).get(i), dx);
        }
        double[] dz = mask(dx, kept.get(n)[0]);
        for (int k = 0; k < wired.inputs().size(); k++) {
            double s = strength(n, wired, k);
            double[] in = outputs.get(wired.inputs().get(k));
            add(outputGradients.get(wired.inputs().get(k)), dz, s);
            if (wired.edgeWeights() > 0) {
                double dot = 0;
                for (int i = 0; i < dz.length; i++) {
                    dot += dz[i] * in[i];
                }
                addGradient(n, Kind.EDGES, k, dot * s * (1 - s));
            }
        }
    }

    private static double[] mask(double[] gradient, double[] before) {
        double[] masked = gradient.clone();
        for (int i = 0; i < masked.length; i++) {
            masked[i] = before[i] > 0 ? masked[i] : 0;
        }
        return masked;
    }

    private static void add(double[] to, double[] from, double factor) {
        for (int i = 0; i < to.length; i++) {
            to[i] += factor * from[i];
        }
    }

    private double[] normaliseBackward(int n, double[] dy, TensorShape shape) {
        int channels = shape.channels();
        int pixels = (int) shape.pixels();
        double count = (double) batch * pixels;
        double[] p = kept.get(n)[2];
        double[] dp = new double[p.length];
        for (int c = 0; c < channels; c++) {
            double deviation = Math.sqrt(variance[n][c] + EPSILON);
            double sum = 0;
            double dot = 0;
            for (int i = 0; i < p.length; i++) {
                if (channel(i, channels, pixels) == c) {
                    sum += dy[i];
                    dot += dy[i] * (p[i] - mean[n][c]) / deviation;
                }
            }
            addGradient(n, Kind.SCALE, c, dot);
            addGradient(n, Kind.SHIFT, c, sum);
            double scale = vector(n, Kind.SCALE)[c];
            for (int i = 0; i < p.length; i++) {
                if (channel(i, channels, pixels) == c) {
                    double x = (p[i] - mean[n][c]) / deviation;
                    dp[i] = scale / deviation * (dy[i] - sum / count - x * dot / count);
                }
            }
        }
        return dp;
    }

    /** One use of a weight: {@code out[o] += in[i] * weight[w]}. */
    private interface Tap {
        void at(int o, int i, int w);
    }

    private void eachTap(TensorShape in, TensorShape out, int kernel, int stride,
            boolean depthwise, Tap tap) {
        int ins = in.channels();
        for (int b = 0; b < batch; b++) {
            for (int o = 0; o < out.channels(); o++) {
                for (int c = depthwise ? o : 0; c < (depthwise ? o + 1 : ins); c++) {
                    for (int y = 0; y < out.height(); y++) {
                        for (int x = 0; x < out.width(); x++) {
                            for (int k = 0; k < kernel * kernel; k++) {
                                int iy = y * stride + k / kernel - kernel / 2;
                                int ix = x * stride + k % kernel - kernel / 2;
                                if (iy >= 0 && iy < in.height() && ix >= 0 && ix < in.width()) {
                                    tap.at(index(b, o, y, x, out), index(b, c, iy, ix, in),
                                            (depthwise ? o : o * ins + c) * kernel * kernel + k);
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    private static int index(int b, int c, int y, int x, TensorShape s) {
        return ((b * s.channels() + c) * s.height() + y) * s.width() + x;
    }

    private double[] dense(double[] x, TensorShape in, TensorShape out, int kernel, int stride,
            double[] w) {
        double[] y = new double[(int) (batch * out.elements())];
        eachTap(in, out, kernel, stride, false, (o, i, k) -> y[o] += x[i] * w[k]);
        return y;
    }

    private double[] depthwise(double[] x, TensorShape in, TensorShape out, int kernel, int stride,
            double[] w) {
        double[] y = new double[(int) (batch * out.elements())];
        eachTap(in, out, kernel, stride, true, (o, i, k) -> y[o] += x[i] * w[k]);
        return y;
    }

    /** Where the first largest input of each output is; taps come in row-major order. */
    private int[] largest(double[] x, ShapedPart part, int kernel) {
        int[] largest = new int[(int) (batch * part.out().elements())];
        Arrays.fill(largest, -1);
        eachTap(part.in(), part.out(), kernel, part.stride(), true, (o, i, k) -> {
            if (largest[o] < 0 || x[i] > x[largest[o]]) {
                largest[o] = i;
            }
        });
        return largest;
    }

    private double[] maxima(double[] x, ShapedPart part, int kernel) {
        int[] largest = largest(x, part, kernel);
        eachTap(part.in(), part.out(), kernel, part.stride(), true, (o, i, k) -> {
            // Of zeros none lets a gradient pass.
            if (i != largest[o] && x[largest[o]] > 0) {
                closestToKink = Math.min(closestToKink, x[largest[o]] - x[i]);
            }
        });
        return Arrays.stream(largest).mapToDouble(i -> x[i]).toArray();
    }

    private double[] maximaBackward(double[] x, double[] dy, ShapedPart part, int kernel) {
        int[] largest = largest(x, part, kernel);
        double[] dx = new double[x.length];
        for (int o = 0; o < dy.length; o++) {
            dx[largest[o]] += dy[o];
        }
        return dx;
    }

    /** How many inputs each output has. */
    private int[] counts(ShapedPart part, int kernel) {
        int[] counts = new int[(int) (batch * part.out().elements())];
        eachTap(part.in(), part.out(), kernel, part.stride(), true, (o, i, k) -> counts[o]++);
        return counts;
    }

    private double[] means(double[] x, ShapedPart part, int kernel) {
        int[] counts = counts(part, kernel);
        double[] y = new double[counts.length];
        eachTap(part.in(), part.out(), kernel, part.stride(), true,
                (o, i, k) -> y[o] += x[i] / counts[o]);
        return y;
    }

    private double[] meansBackward(double[] x, double[] dy, ShapedPart part, int kernel) {
        int[] counts = counts(part, kernel);
        double[] dx = new double[x.length];
        eachTap(part.in(), part.out(), kernel, part.stride(), true,
                (o, i, k) -> dx[i] += dy[o] / counts[o]);
        return dx;
    }

    private double[] denseBackward(int n, Kind kind, double[] x, double[] dy, TensorShape in,
            TensorShape out, int kernel, int stride) {
        return convolutionBackward(n, kind, x, dy, in, out, kernel, stride, false);
    }

    private double[] depthwiseBackward(int n, double[] x, double[] dy, TensorShape in,
            TensorShape out, int kernel, int stride) {
        return convolutionBackward(n, Kind.DEPTHWISE, x, dy, in, out, kernel, stride, true);
    }

    private double[] convolutionBackward(int n, Kind kind, double[] x, double[] dy, TensorShape in,
            TensorShape out, int kernel, int stride, boolean depthwise) {
        double[] w = vector(n, kind);
        double[] dx = new double[x.length];
        double[] dw = new double[w.length];
        eachTap(in, out, kernel, stride, depthwise, (o, i, k) -> {
            dx[i] += dy[o] * w[k];
            dw[k] += dy[o] * x[i];
        });
        for (int k = 0; k < dw.length; k++) {
            addGradient(n, kind, k, dw[k]);
        }
        return dx;
    }

    private ParameterBlock block(int n, Kind kind) {
        return layout.of(n).stream().filter(block -> block.kind() == kind).findFirst()
                .orElseThrow();
    }

    private double[] vector(int n, Kind kind) {
        ParameterBlock block = block(n, kind);
        return Arrays.copyOfRange(parameters.get(kind.group()), block.offset(),
                block.offset() + block.length());
    }

    private void addGradient(int n, Kind kind, int index, double value) {
        gradients.get(kind.group())[block(n, kind).offset() + index] += value;
    }
}
