package io.evowire.evaluate.onednn;

import static io.evowire.evaluate.onednn.Lanes.BLOCK;
import static io.evowire.evaluate.onednn.Lanes.BYTES;

import io.evowire.evaluate.onednn.PlanMemory.Block;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Gradient of what a step keeps, p, from the gradients of all sums that read it: their sum, taken
 * back through batch normalisation, is again one weighted sum, with p itself as one more map.
 */
final class OutputGradient {

    private final Feature feature;
    private final Optional<Normalisation> normalisation;
    private final Block coefficients;
    private long[] sources = {};

    /** Gradient of a feature of this node. */
    OutputGradient(Compilation compilation, int node, Feature feature,
            Optional<Normalisation> normalisation) {
        this.feature = feature;
        this.normalisation = normalisation;
        int maps = compilation.readers(node) + (normalisation.isPresent() ? 1 : 0);
        coefficients = compilation.memory()
                .lasting((long) feature.shape().blocks() * (maps + 1) * BYTES);
    }

    /** Takes what the readers found; writes the gradients of scale and shift. */
    void prepare() {
        if (sources.length == 0) {
            LongStream readers = feature.readers().stream()
                    .mapToLong(edge -> edge.to().gradient(0));
            sources = LongStream.concat(readers,
                    normalisation.stream().mapToLong(ignored -> feature.address())).toArray();
        }
        normalisation.ifPresent(this::backward);
        for (int c = 0; c < feature.shape().channels(); c++) {
            write(c);
        }
    }

    private void backward(Normalisation through) {
        for (int c = 0; c < feature.shape().channels(); c++) {
            double sum = 0;
            double dot = 0;
            for (Edge edge : feature.readers()) {
                sum += edge.strength() * edge.to().sum()[c];
                dot += edge.strength() * edge.dot()[c];
            }
            through.backward(c, sum, dot);
        }
    }

    private void write(int c) {
        long at = (long) c / BLOCK * (sources.length + 1) * BLOCK + c % BLOCK;
        for (Edge edge : feature.readers()) {
            Lanes.set(coefficients.address(), at, feature.scale(c) * edge.strength());
            at += BLOCK;
        }
        if (normalisation.isPresent()) {
            Lanes.set(coefficients.address(), at, (float) normalisation.get().slope(c));
            Lanes.set(coefficients.address(), at + BLOCK,
                    (float) normalisation.get().constant(c));
        }
    }

    /** Writes the gradient of some images. */
    void compute(int image, int images, long target) {
        WeightedSum.apply(sources, image * feature.shape().image(), coefficients.address(),
                feature.shape(), images, target, 0, false);
    }
}
