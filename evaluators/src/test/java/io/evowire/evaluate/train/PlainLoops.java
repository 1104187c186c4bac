package io.evowire.evaluate.train;

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
import java.util.Arrays;
import java.util.Map;

/** A network's forward pass in loops that a reader can check by eye: [B][C*H*W] in and out. */
final class PlainLoops {

    private final Network network;
    private final ParameterLayout layout;
    private final Map<Group, double[]> parameters;
    private final boolean training;
    private final double[][][] outputs;
    private final double[][] images;
    private final float[] factors;

    /** @param training whether batch normalisation uses the batch's statistics */
    PlainLoops(Network network, Map<Group, double[]> parameters, double[][] images,
            boolean training) {
        this(network, parameters, images, training, new float[0]);
    }

    /** @param factors of the classifier's inputs, [B, F], or nothing for 1 */
    PlainLoops(Network network, Map<Group, double[]> parameters, double[][] images,
            boolean training, float[] factors) {
        this.factors = factors;
        this.network = network;
        this.layout = ParameterLayout.of(network);
        this.parameters = parameters;
        this.training = training;
        this.images = images;
        this.outputs = new double[network.nodes().size()][][];
    }

    /** Probabilities [B][classes]. */
    double[][] probabilities() {
        for (int i = 0; i < outputs.length; i++) {
            outputs[i] = output(i, network.nodes().get(i));
        }
        return outputs[outputs.length - 1];
    }

    /** Mean cross entropy with labels [B][classes]. */
    double loss(double[][] labels) {
        double loss = 0;
        double[][] probabilities = probabilities();
        for (int b = 0; b < labels.length; b++) {
            for (int k = 0; k < labels[b].length; k++) {
                loss -= labels[b][k] * Math.log(probabilities[b][k]) / labels.length;
            }
        }
        return loss;
    }

    private double[][] output(int index, Node node) {
        return switch (node) {
            case Node.Convolution conv -> {
                double[][] in = read(conv.input());
                yield normalised(index, conv.out(), convolved(conv.relu() ? relu(in) : in,
                        conv.in(), conv.out(), conv.kernel(), conv.stride(),
                        block(index, Kind.KERNEL), false));
            }
            case Node.Operator wired -> {
                double[] shares = new double[wired.inputs().size()];
                for (int i = 0; i < shares.length; i++) {
                    shares[i] = shares.length == 1
                            ? 1
                            : 1 / (1 + Math.exp(-block(index, Kind.EDGES)[i]));
                }
                double[][] last = relu(sum(wired, shares));
                for (ShapedPart part : wired.parts()) {
                    last = part(index, part, last);
                }
                yield normalised(index, wired.out(), last);
            }
            case Node.Mean mean -> {
                double[] shares = new double[mean.inputs().size()];
                Arrays.fill(shares, 1.0 / shares.length);
                yield sum(mean, shares);
            }
            case Node.Classifier classifier -> classified(index, classifier);
        };
    }

    private double[][] part(int index, ShapedPart part, double[][] in) {
        return switch (part.part()) {
            case Depthwise(int kernel) -> convolved(in, part.in(), part.out(), kernel,
                    part.stride(), block(index, Kind.DEPTHWISE), true);
            case MaxPool(int kernel) -> pooled(in, part, kernel, true);
            case AveragePool(int kernel) -> pooled(in, part, kernel, false);
            case Dense(int kernel) -> convolved(in, part.in(), part.out(), kernel, part.stride(),
                    block(index, Kind.POINTWISE), false);
        };
    }

    private double[][] read(int node) {
        return node == Node.IMAGE ? images : outputs[node];
    }

    private double[][] sum(Node node, double[] shares) {
        double[][] sum = new double[images.length][(int) node.in().elements()];
        for (int i = 0; i < shares.length; i++) {
            double[][] in = read(node.inputs().get(i));
            for (int b = 0; b < sum.length; b++) {
                for (int at = 0; at < sum[b].length; at++) {
                    sum[b][at] += shares[i] * in[b][at];
                }
            }
        }
        return sum;
    }

    private static double[][] relu(double[][] in) {
        double[][] out = new double[in.length][in[0].length];
        for (int b = 0; b < in.length; b++) {
            for (int at = 0; at < in[b].length; at++) {
                out[b][at] = Math.max(0, in[b][at]);
            }
        }
        return out;
    }

    private static double[][] convolved(double[][] in, TensorShape from, TensorShape to,
            int kernel, int stride, double[] weights, boolean depthwise) {
        double[][] out = new double[in.length][(int) to.elements()];
        int inputs = depthwise ? 1 : from.channels();
        for (int b = 0; b < in.length; b++) {
            for (int o = 0; o < to.channels(); o++) {
                for (int y = 0; y < to.height(); y++) {
                    for (int x = 0; x < to.width(); x++) {
                        double sum = 0;
                        for (int i = 0; i < inputs; i++) {
                            int channel = depthwise ? o : i;
                            for (int ky = 0; ky < kernel; ky++) {
                                for (int kx = 0; kx < kernel; kx++) {
                                    int row = y * stride + ky - kernel / 2;
                                    int column = x * stride + kx - kernel / 2;
                                    if (row >= 0 && row < from.height() && column >= 0
                                            && column < from.width()) {
                                        sum += weights[((o * inputs + i) * kernel + ky) * kernel
                                                + kx]
                                                * in[b][(channel * from.height() + row)
                                                        * from.width() + column];
                                    }
                                }
                            }
                        }
                        out[b][(o * to.height() + y) * to.width() + x] = sum;
                    }
                }
            }
        }
        return out;
    }

    private static double[][] pooled(double[][] in, ShapedPart part, int kernel, boolean max) {
        TensorShape from = part.in();
        TensorShape to = part.out();
        double[][] out = new double[in.length][(int) to.elements()];
        for (int b = 0; b < in.length; b++) {
            for (int c = 0; c < to.channels(); c++) {
                for (int y = 0; y < to.height(); y++) {
                    for (int x = 0; x < to.width(); x++) {
                        double largest = Double.NEGATIVE_INFINITY;
                        double sum = 0;
                        int count = 0;
                        for (int ky = 0; ky < kernel; ky++) {
                            for (int kx = 0; kx < kernel; kx++) {
                                int row = y * part.stride() + ky - kernel / 2;
                                int column = x * part.stride() + kx - kernel / 2;
                                if (row >= 0 && row < from.height() && column >= 0
                                        && column < from.width()) {
                                    double value = in[b][(c * from.height() + row)
                                            * from.width() + column];
                                    largest = Math.max(largest, value);
                                    sum += value;
                                    count++;
                                }
                            }
                        }
                        out[b][(c * to.height() + y) * to.width() + x] = max
                                ? largest
                                : sum / count;
                    }
                }
            }
        }
        return out;
    }

    private double[][] normalised(int index, TensorShape shape, double[][] in) {
        double[] scale = block(index, Kind.SCALE);
        double[] shift = block(index, Kind.SHIFT);
        int pixels = (int) shape.pixels();
        for (int c = 0; c < shape.channels(); c++) {
            double mean = block(index, Kind.MEAN)[c];
            double variance = block(index, Kind.VARIANCE)[c];
            if (training) {
                mean = moment(in, c, pixels, 0, 1);
                variance = moment(in, c, pixels, mean, 2);
            }
            for (double[] image : in) {
                for (int at = c * pixels; at < (c + 1) * pixels; at++) {
                    image[at] = scale[c] * (image[at] - mean) / Math.sqrt(variance + 1e-5)
                            + shift[c];
                }
            }
        }
        return in;
    }

    private static double moment(double[][] in, int channel, int pixels, double centre,
            int power) {
        double sum = 0;
        for (double[] image : in) {
            for (int at = channel * pixels; at < (channel + 1) * pixels; at++) {
                double distance = image[at] - centre;
                sum += power == 1 ? distance : distance * distance;
            }
        }
        return sum / (in.length * pixels);
    }

    private double[][] classified(int index, Node.Classifier node) {
        double[] dense = block(index, Kind.DENSE);
        double[] bias = block(index, Kind.BIAS);
        double[][] in = relu(read(node.input()));
        double[][] out = new double[in.length][node.classes()];
        int pixels = (int) node.in().pixels();
        for (int b = 0; b < in.length; b++) {
            double total = 0;
            for (int k = 0; k < node.classes(); k++) {
                double logit = bias[k];
                for (int at = 0; at < in[b].length; at++) {
                    int feature = at / pixels;
                    double factor = factors.length == 0
                            ? 1
                            : factors[b * node.in().channels() + feature];
                    logit += factor * in[b][at] / pixels * dense[feature * node.classes() + k];
                }
                out[b][k] = Math.exp(logit);
                total += out[b][k];
            }
            for (int k = 0; k < node.classes(); k++) {
                out[b][k] /= total;
            }
        }
        return out;
    }

    private double[] block(int node, Kind kind) {
        ParameterBlock block = layout.of(node).stream().filter(each -> each.kind() == kind)
                .findFirst().orElseThrow();
        double[] vector = parameters.get(kind.group());
        return Arrays.copyOfRange(vector, block.offset(),
                block.offset() + block.length());
    }
}
