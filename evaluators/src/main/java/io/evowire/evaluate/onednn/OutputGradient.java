package io.evowire.evaluate.onednn;

import static io.evowire.evaluate.onednn.kernel.Lanes.BLOCK;
import static io.evowire.evaluate.onednn.kernel.Lanes.BYTES;

import io.evowire.evaluate.onednn.PlanMemory.Block;
import io.evowire.evaluate.onednn.kernel.Lanes;
import io.evowire.evaluate.onednn.kernel.MapSum;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Gradient of what a step keeps, p, from the gradients of all sums that read it: their sum, taken
 * back through batch normalisation, is again one weighted sum, with p itself as one more map.
 */
final class OutputGradient {

    private final Feature feature;
    private final MapSum sum;
    private final Optional<BatchNormalisation> normalisation;
    private final Block coefficients;
    private long[] sources = {};

    /** Gradient of a feature of this node. */
    OutputGradient(Compilation compilation, int node, Feature feature,
            Optional<BatchNormalisation> normalisation) {
        this.feature = feature;
        sum = new MapSum(feature.shape(), 0);
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
        if (normalisation.isPresent()) {
            backward(normalisation.get());
        }
        for (int c = 0; c < feature.shape().channels(); c++) {
            write(c);
        }
    }

    private void backward(BatchNormalisation through) {
        List<Summand> readers = feature.readers();
        for (int c = 0; c < feature.shape().channels(); c++) {
            double sum = 0;
            double dot = 0;
            for (int i = 0; i < readers.size(); i++) {
                Summand edge = readers.get(i);
                sum += edge.strength() * edge.to().sum()[c];
                dot += edge.strength() * edge.dot()[c];
            }
            through.backward(c, sum, dot);
        }
    }

    private void write(int c) {
        long at = (long) c / BLOCK * (sources.length + 1) * BLOCK + c % BLOCK;
        List<Summand> readers = feature.readers();
        for (int i = 0; i < readers.size(); i++) {
            Summand edge = readers.get(i);
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
        sum.apply(sources, image * feature.shape().image(), coefficients.address(), images, target,
                false);
    }
}
