package io.evowire.evaluate.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.cost.Cost;
import io.evowire.core.graph.Dag;
import io.evowire.core.graph.WattsStrogatz;
import io.evowire.core.network.Architecture;
import io.evowire.core.network.Head;
import io.evowire.core.network.Link;
import io.evowire.core.network.Network;
import io.evowire.core.network.NetworkEdge;
import io.evowire.core.network.NodeOperation;
import io.evowire.core.network.Stage;
import io.evowire.core.network.StemConvolution;
import io.evowire.core.network.TensorShape;
import io.evowire.evaluate.Omission;
import io.evowire.evaluate.TrainingRecipe;
import io.evowire.evaluate.onednn.AwayFromKinks;
import io.evowire.evaluate.parameters.ParameterBlock.Group;
import io.evowire.evaluate.parameters.ParameterBlock.Kind;
import io.evowire.evaluate.parameters.ParameterLayout;
import io.evowire.evaluate.parameters.Removal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.iter.NdIndexIterator;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

@Tag("numeric")
class StockGraphTest {

    private static final TensorShape SHAPE = new TensorShape(2, 7, 6);

    /** Of a network's parameters, one in so many has its gradient compared. */
    private static final int EVERY = Boolean.getBoolean("evowire.thorough") ? 1 : 14;

    static Stream<Network> networks() {
        return Stream.concat(
                SmallNetworks.models().map(model -> SmallNetworks.of(model, SHAPE, 3, 5)),
                Stream.concat(SmallNetworks.ofOtherOperations(SHAPE, 3, 5),
                        Stream.of(SmallNetworks.linked(SHAPE, 3, 5))));
    }

    @ParameterizedTest
    @MethodSource("networks")
    @Tag("thorough")
    void gradientsEqualNumericalOnesOfPlainLoops(Network network) {
        DataSet batch = SmallNetworks.batch(network, 4, DataType.DOUBLE, 2);
        try (var closing = new Closing(network, DataType.DOUBLE)) {
            randomise(closing.parameters);
            var actual = gradients(closing, batch);
            var parameters = inDouble(closing.parameters.read());
            double[][] images = flat(batch);
            double[][] labels = batch.getLabels().toDoubleMatrix();
            DoubleSupplier loss = () -> new PlainLoops(network, parameters, images, true)
                    .loss(labels);
            for (Group group : List.of(Group.WEIGHTS, Group.SCALARS)) {
                double[] vector = parameters.get(group);
                for (int i = vector.length - 1; i >= 0; i -= EVERY) {
                    double expected = numerical(loss, vector, i);
                    assertEquals(expected, actual.get(group)[i], 1e-6 + 1e-5 * Math.abs(expected),
                            "%s %d".formatted(group, i));
                }
            }
        }
    }

    /** In step 3, without an edge each time another, and with four in ten inputs dropped. */
    @ParameterizedTest
    @MethodSource("networks")
    @Tag("thorough")
    void gradientsOfWhatIsLeftEqualNumericalOnesOfPlainLoops(Network network) {
        DataSet batch = SmallNetworks.batch(network, 4, DataType.DOUBLE, 2);
        TrainingRecipe recipe = SmallNetworks.recipe(0.1).withOmission(new Omission(0.4, 1));
        NetworkEdge edge = RemovedEdge.of(network, recipe).at(3).orElseThrow();
        int scalar = ParameterLayout.of(network).of(edge.reader()).stream()
                .filter(block -> block.kind() == Kind.EDGES).findFirst().orElseThrow().offset()
                + edge.input();
        try (var closing = new Closing(network, DataType.DOUBLE, recipe)) {
            randomise(closing.parameters);
            closing.model.getConfiguration().setIterationCount(3);
            new StockModel(DataType.DOUBLE).without(Optional.of(edge), closing.model);
            var actual = gradients(closing, batch);
            assertTrue(actual.get(Group.SCALARS)[scalar] == 0, "the edge has a gradient");
            var parameters = inDouble(closing.parameters.read());
            parameters.get(Group.SCALARS)[scalar] = Removal.CUT;
            float[] factors = new DroppedInputs(0.4, recipe.seed()).factors(3, 4,
                    network.classifier().in().channels());
            double[][] images = flat(batch);
            double[][] labels = batch.getLabels().toDoubleMatrix();
            DoubleSupplier loss = () -> new PlainLoops(network, parameters, images, true, factors)
                    .loss(labels);
            for (Group group : List.of(Group.WEIGHTS, Group.SCALARS)) {
                double[] vector = parameters.get(group);
                for (int i = vector.length - 1; i >= 0; i -= EVERY) {
                    double expected = numerical(loss, vector, i);
                    assertEquals(expected, actual.get(group)[i], 1e-6 + 1e-5 * Math.abs(expected),
                            "%s %d".formatted(group, i));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("networks")
    void outputsEqualThoseOfPlainLoops(Network network) {
        DataSet batch = SmallNetworks.batch(network, 4, DataType.FLOAT, 3);
        try (var closing = new Closing(network, DataType.FLOAT)) {
            randomise(closing.parameters);
            for (boolean training : new boolean[]{true, false}) {
                double[][] expected = new PlainLoops(network, inDouble(closing.parameters.read()),
                        flat(batch), training)
                        .probabilities();
                double[][] actual = closing.model.output(training, batch.getFeatures())[0]
                        .toDoubleMatrix();
                for (int image = 0; image < expected.length; image++) {
                    assertArrayEquals(expected[image], actual[image], 1e-5,
                            "training=" + training);
                }
            }
        }
    }

    /** Whole numbers below 4 in windows of nine: most maxima are tied. */
    @ParameterizedTest
    @MethodSource("networks")
    void ofTiedMaximaTheFirstInRowMajorOrderGetsTheGradient(Network network) {
        var random = SmallNetworks.random(9);
        try (var closing = new Closing(network, DataType.FLOAT)) {
            Arrays.stream(closing.model.getLayers())
                    .filter(layer -> layer.conf().getLayer() instanceof SubsamplingLayer pool
                            && pool.getPoolingType() == PoolingType.MAX)
                    .forEach(layer -> assertFirstGetsTheGradient(layer, random));
        }
    }

    private static void assertFirstGetsTheGradient(Layer max, RandomGenerator random) {
        int stride = ((SubsamplingLayer) max.conf().getLayer()).getStride()[0];
        INDArray in = whole(random, 4, 2, 3, 7, 6);
        INDArray gradient = whole(random, 100, 2, 3, Math.ceilDiv(7, stride),
                Math.ceilDiv(6, stride));
        max.setInput(in.dup(), LayerWorkspaceMgr.noWorkspaces());
        assertEquals(toFirstOfLargest(in, gradient, stride),
                max.backpropGradient(gradient, LayerWorkspaceMgr.noWorkspaces()).getSecond());
    }

    private static INDArray whole(RandomGenerator random, int bound, long... shape) {
        INDArray values = Nd4j.create(DataType.FLOAT, shape);
        for (long i = 0; i < values.length(); i++) {
            values.putScalar(i, random.nextInt(bound));
        }
        return values;
    }

    private static INDArray toFirstOfLargest(INDArray in, INDArray gradient, int stride) {
        INDArray sums = Nd4j.zeros(DataType.FLOAT, in.shape());
        for (var o = new NdIndexIterator(gradient.shape()); o.hasNext();) {
            long[] to = o.next();
            long[] first = null;
            for (long y = to[2] * stride - 1; y <= to[2] * stride + 1; y++) {
                for (long x = to[3] * stride - 1; x <= to[3] * stride + 1; x++) {
                    long[] from = {to[0], to[1], y, x};
                    if (y >= 0 && y < in.size(2) && x >= 0 && x < in.size(3)
                            && (first == null || in.getDouble(from) > in.getDouble(first))) {
                        first = from;
                    }
                }
            }
            sums.putScalar(first, sums.getDouble(first) + gradient.getDouble(to));
        }
        return sums;
    }

    @Test
    void float32GradientsAreThoseOfFloat64() {
        Network network = SmallNetworks.any(3);
        try (var single = new Closing(network, DataType.FLOAT);
                var twice = new Closing(network, DataType.DOUBLE)) {
            randomise(single.parameters);
            randomise(twice.parameters);
            DataSet batch = AwayFromKinks.batch(network, single.parameters.read(), 8,
                    DataType.FLOAT, 4);
            var ofFloat = gradients(single, batch);
            var ofDouble = gradients(twice,
                    new DataSet(batch.getFeatures().castTo(DataType.DOUBLE),
                            batch.getLabels().castTo(DataType.DOUBLE)));
            for (Group group : List.of(Group.WEIGHTS, Group.SCALARS)) {
                assertArrayEquals(ofDouble.get(group), ofFloat.get(group), 2e-5f);
            }
        }
    }

    @Test
    void runningStatisticsKeepNineTenths() {
        Network network = SmallNetworks.any(4);
        DataSet batch = SmallNetworks.batch(network, 8, DataType.DOUBLE, 5);
        try (var closing = new Closing(network, DataType.DOUBLE)) {
            // The stem's first convolution sees the image itself: its statistics are known.
            INDArray before = closing.model.feedForward(batch.getFeatures(), true)
                    .get("node0.conv").dup();
            closing.model.fit(batch);
            float[] statistics = closing.parameters.read().get(Group.STATISTICS);
            for (int c = 0; c < 3; c++) {
                INDArray channel = before.slice(c, 1);
                assertEquals(0.1 * channel.meanNumber().doubleValue(), statistics[c], 1e-6);
                assertEquals(0.9 + 0.1 * channel.varNumber().doubleValue(),
                        statistics[3 + c], 2e-3);
            }
        }
    }

    @Test
    void parametersOfManyArchitecturesEqualTheirCost() {
        var models = SmallNetworks.models().toList();
        for (int i = 0; i < 60; i++) {
            Network network = SmallNetworks.of(models.get(i % 3), new TensorShape(1, 8, 8), 10, i);
            var model = new StockModel().build(network, SmallNetworks.recipe(0.1), 10);
            int statistics = ParameterLayout.of(network).lengths().get(Group.STATISTICS);
            assertEquals(Cost.of(network).parameters(), model.params().length() - statistics);
            assertEquals(Cost.of(network).parameters(), ParameterLayout.of(network).trained());
        }
    }

    private static final int RANDOM = Boolean.getBoolean("evowire.thorough") ? 200 : 20;

    /** Two or three stages of 4 to 6 nodes with any operations, and links at some rate. */
    private static Network random(RandomGenerator random) {
        List<Stage> stages = new ArrayList<>();
        List<Link> links = new ArrayList<>();
        double rate = random.nextDouble(0.02, 0.5);
        for (int to = 2 + random.nextInt(2); to > 0; to--) {
            stages.add(new Stage(new WattsStrogatz(4 + random.nextInt(3), 2, 0.5).generate(random),
                    1 + random.nextInt(9), 1 + random.nextInt(2),
                    NodeOperation.ALL.get(random.nextInt(NodeOperation.ALL.size()))));
        }
        for (int to = 1; to < stages.size(); to++) {
            Dag reader = stages.get(to).wiring();
            for (int from = 0; from < to; from++) {
                for (int u = 0; u < stages.get(from).wiring().nodes(); u++) {
                    for (int v = 0; v < reader.nodes(); v++) {
                        if (!reader.predecessors(v).isEmpty() && random.nextDouble() < rate) {
                            links.add(new Link(from, u, to, v));
                        }
                    }
                }
            }
        }
        return Network.of(new Architecture(List.of(new StemConvolution(3, 1)), stages,
                new Head(5), links), new TensorShape(1, 9, 8), 4);
    }

    @Test
    @Tag("thorough")
    void parametersOfArchitecturesWithAllOperationsAndLinksEqualTheirCost() {
        RandomGenerator random = SmallNetworks.random(5);
        int linked = 0;
        Set<NodeOperation> seen = new HashSet<>();
        for (int i = 0; i < RANDOM; i++) {
            Network network = random(random);
            network.architecture().stages().forEach(stage -> seen.add(stage.operation()));
            linked += network.architecture().links().isEmpty() ? 0 : 1;
            var model = new StockModel().build(network, SmallNetworks.recipe(0.1), 10);
            int statistics = ParameterLayout.of(network).lengths().get(Group.STATISTICS);
            assertEquals(Cost.of(network).parameters(), model.params().length() - statistics);
            assertEquals(Cost.of(network).parameters(), ParameterLayout.of(network).trained());
        }
        assertEquals(NodeOperation.ALL.size(), seen.size());
        assertTrue(linked > 0.75 * RANDOM, linked + " have links");
    }

    @Test
    void verticesAreNamedAfterTheirNode() {
        try (var closing = new Closing(SmallNetworks.any(1), DataType.FLOAT)) {
            var names = closing.model.getConfiguration().getVertices().keySet();
            assertEquals(List.of("node0.conv", "node0.norm", "node1.relu", "node1.conv",
                    "node1.norm", "node2.relu", "node2.depthwise", "node2.pointwise",
                    "node2.norm"), names.stream().limit(9).toList());
            assertEquals(List.of("node15.relu", "node15.pool", "output"),
                    names.stream().skip(names.size() - 3).toList());
        }
    }

    @Test
    void parametersSurviveTheWayInAndOut() {
        try (var closing = new Closing(SmallNetworks.any(2), DataType.FLOAT)) {
            var written = randomise(closing.parameters);
            var read = closing.parameters.read();
            for (Group group : Group.values()) {
                assertArrayEquals(written.get(group), read.get(group));
            }
        }
    }

    /** Away from the initial values, which hide mistakes: edge weights 0, scales 1. */
    private static Map<Group, float[]> randomise(StockParameters parameters) {
        var random = SmallNetworks.random(77);
        var vectors = parameters.read();
        vectors.forEach((group, vector) -> {
            for (int i = 0; i < vector.length; i++) {
                vector[i] += (float) (group == Group.STATISTICS
                        ? 0.5 * random.nextDouble()
                        : 0.2 * random.nextGaussian());
            }
        });
        parameters.write(vectors);
        return vectors;
    }

    private static Map<Group, float[]> gradients(Closing closing, DataSet batch) {
        closing.model.setInputs(batch.getFeatures());
        closing.model.setLabels(batch.getLabels());
        closing.model.initGradientsView();
        closing.model.computeGradientAndScore();
        return MeanGradients.of(closing.parameters, batch.numExamples());
    }

    private static double numerical(DoubleSupplier loss, double[] vector, int at) {
        double value = vector[at];
        double step = 1e-6;
        vector[at] = value + step;
        double above = loss.getAsDouble();
        vector[at] = value - step;
        double below = loss.getAsDouble();
        vector[at] = value;
        return (above - below) / (2 * step);
    }

    /** Images as rows. */
    private static double[][] flat(DataSet batch) {
        return batch.getFeatures().reshape(batch.numExamples(), -1).toDoubleMatrix();
    }

    private static Map<Group, double[]> inDouble(Map<Group, float[]> vectors) {
        Map<Group, double[]> copy = new EnumMap<>(Group.class);
        vectors.forEach((group, vector) -> {
            double[] values = new double[vector.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = vector[i];
            }
            copy.put(group, values);
        });
        return copy;
    }

    private static final class Closing implements AutoCloseable {

        private final ComputationGraph model;
        private final StockParameters parameters;

        Closing(Network network, DataType type) {
            this(network, type, SmallNetworks.recipe(0.1));
        }

        Closing(Network network, DataType type, TrainingRecipe recipe) {
            model = new StockModel(type).build(network, recipe, 10);
            parameters = new StockParameters(ParameterLayout.of(network), model);
        }

        @Override
        public void close() {
            model.close();
        }
    }
}
