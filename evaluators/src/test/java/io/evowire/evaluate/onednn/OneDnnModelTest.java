package io.evowire.evaluate.onednn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.network.Network;
import io.evowire.core.network.NetworkEdge;
import io.evowire.evaluate.Omission;
import io.evowire.evaluate.TrainingRecipe;
import io.evowire.evaluate.parameters.ParameterBlock;
import io.evowire.evaluate.parameters.ParameterBlock.Group;
import io.evowire.evaluate.parameters.ParameterLayout;
import io.evowire.evaluate.parameters.Removal;
import io.evowire.evaluate.train.MeanGradients;
import io.evowire.evaluate.train.ModelBuilder;
import io.evowire.evaluate.train.SmallNetworks;
import io.evowire.evaluate.train.StockParameters;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.indexing.NDArrayIndex;

@Tag("numeric")
@Tag("thorough")
@NeedsOneDnn
class OneDnnModelTest {

    private static final TrainingRecipe RECIPE = SmallNetworks.recipe(0.1);
    private static final double ROUNDING = 1e-6;
    private static final boolean ALL = Boolean.getBoolean("evowire.thorough");

    /** Each network with one image and with several; by default with one or the other. */
    static Stream<Arguments> cases() {
        List<Arguments> cases = Stream
                .of(Networks.small(), Networks.otherOperations(), Networks.linked())
                .flatMap(List::stream)
                .flatMap(network -> Stream.of(5, 1).map(images -> Arguments.of(network, images)))
                .toList();
        return Stream.concat(
                IntStream.range(0, cases.size()).filter(i -> ALL || i % 4 == 0 || i % 4 == 3)
                        .mapToObj(cases::get),
                Stream.of(Arguments.of(Networks.smallPlanes(), 64)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void lossGradientsAndStatisticsEqualTheStockGraphs(Network network, int images) {
        try (var pair = new Pair(network)) {
            DataSet batch = pair.batch(images, 3);
            compute(pair.stock, batch);
            compute(pair.fast, batch);
            assertEquals(pair.stock.score(), pair.fast.score(), 1e-5);
            assertClose(network, MeanGradients.of(pair.stockParameters, images),
                    MeanGradients.of(pair.fast, pair.fastParameters::read, images), 1e-4);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatIsLeftOutIsLeftOutOfBoth(Network network, int images) {
        List<NetworkEdge> edges = network.edges().stream()
                .filter(edge -> network.nodes().get(edge.reader()).inputs().size() > 1).toList();
        NetworkEdge edge = edges.get(edges.size() / 2);
        try (var pair = new Pair(network, RECIPE.withOmission(new Omission(0.3, 1)))) {
            DataSet batch = pair.batchWithout(edge, images, 3);
            ModelBuilder.stock().without(Optional.of(edge), pair.stock);
            new OneDnnModel().without(Optional.of(edge), pair.fast);
            compute(pair.stock, batch);
            compute(pair.fast, batch);
            assertEquals(pair.stock.score(), pair.fast.score(), 1e-5);
            assertClose(network, MeanGradients.of(pair.stockParameters, images),
                    MeanGradients.of(pair.fast, pair.fastParameters::read, images), 1e-4);
            assertArrayEquals(pair.stock.output(false, batch.getFeatures())[0].data().asFloat(),
                    pair.fast.output(false, batch.getFeatures())[0].data().asFloat(), 2e-5f,
                    "left out of inference");
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void outputsEqualTheStockGraphs(Network network, int images) {
        INDArray batch = SmallNetworks.batch(network, images, DataType.FLOAT, 4).getFeatures();
        try (var pair = new Pair(network)) {
            for (boolean training : new boolean[]{true, false}) {
                assertArrayEquals(pair.stock.output(training, batch)[0].data().asFloat(),
                        pair.fast.output(training, batch)[0].data().asFloat(), 2e-5f,
                        "training=" + training);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void trainedParametersEqualTheStockGraphs(Network network, int images) {
        try (var pair = new Pair(network)) {
            DataSet batch = pair.batch(images, 5);
            pair.stock.fit(batch);
            pair.fast.fit(batch);
            assertClose(network, pair.stockParameters.read(), pair.fastParameters.read(), 1e-4);
        }
    }

    @Test
    void initialWeightsAreThoseOfTheStockGraph() {
        Network network = SmallNetworks.any(1);
        var layout = ParameterLayout.of(network);
        ComputationGraph stock = ModelBuilder.stock().build(network, RECIPE, 10);
        ComputationGraph fast = new OneDnnModel().build(network, RECIPE, 10);
        assertClose(network, new StockParameters(layout, stock).read(),
                new OneDnnParameters(layout, fast).read(), 0);
        assertEquals(stock.params().length(), fast.params().length());
    }

    @Test
    void savedModelPredictsAndGoesOnAsBefore(@TempDir Path folder) throws IOException {
        Network network = Networks.small().getFirst();
        DataSet batch = SmallNetworks.batch(network, 6, DataType.FLOAT, 6);
        ComputationGraph model = new OneDnnModel().build(network, RECIPE, 10);
        model.fit(batch);
        File file = folder.resolve("model.zip").toFile();
        ModelSerializer.writeModel(model, file, true);
        ComputationGraph loaded = ModelSerializer.restoreComputationGraph(file, true);
        assertEquals(network, ((WiredBody) loaded.getLayer(0).conf().getLayer()).network());
        assertEquals(model.outputSingle(batch.getFeatures()),
                loaded.outputSingle(batch.getFeatures()));
        model.fit(batch);
        loaded.fit(batch);
        assertEquals(model.params(), loaded.params());
        closeAll(model, loaded);
    }

    @Test
    @Tag("further")
    void aFreshProcessPredictsAndTrainsToTheSameBits(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("model.zip");
        assertEquals(FreshProcess.run(FreshProcess.FLAGS, OneLife.class, file),
                FreshProcess.run(FreshProcess.FLAGS, AnotherLife.class, file));
    }

    /** Trains a model, saves it, and says what becomes of it. */
    static final class OneLife {

        private OneLife() {}

        public static void main(String[] arguments) throws IOException {
            ComputationGraph model = AnotherLife.fromSeed();
            ModelSerializer.writeModel(model, new File(arguments[0]), true);
            System.out.println(AnotherLife.of(model));
        }
    }

    /** Says what becomes of the saved model. */
    static final class AnotherLife {

        private static final DataSet BATCH = SmallNetworks.batch(Networks.small().getFirst(), 6,
                DataType.FLOAT, 6);

        private AnotherLife() {}

        public static void main(String[] arguments) throws IOException {
            System.out.println(of(
                    ModelSerializer.restoreComputationGraph(new File(arguments[0]), true)));
        }

        /** A model that was trained for a few steps here. */
        static ComputationGraph fromSeed() {
            ComputationGraph model = new OneDnnModel().build(Networks.small().getFirst(), RECIPE,
                    10);
            for (int i = 0; i < 3; i++) {
                model.fit(BATCH);
            }
            return model;
        }

        /**
         * Hashes of all bits: what a model predicts, its parameters, those after more steps, and those
         * of a model that begins here.
         */
        static String of(ComputationGraph model) {
            int predicted = hash(model.outputSingle(BATCH.getFeatures()));
            int parameters = hash(model.params());
            for (int i = 0; i < 5; i++) {
                model.fit(BATCH);
            }
            return "%d %d %d %d".formatted(predicted, parameters, hash(model.params()),
                    hash(fromSeed().params()));
        }

        private static int hash(INDArray array) {
            return Arrays.hashCode(array.data().asFloat());
        }
    }

    @Test
    void viewsAndOtherOrdersOfImagesAreUnderstood() {
        Network network = Networks.small().getFirst();
        INDArray images = SmallNetworks.batch(network, 6, DataType.FLOAT, 7).getFeatures();
        ComputationGraph model = new OneDnnModel().build(network, RECIPE, 10);
        INDArray expected = model.outputSingle(images);
        assertEquals(expected, model.outputSingle(images.dup('f')));
        INDArray tail = images.get(NDArrayIndex.interval(2, 5));
        assertEquals(expected.get(NDArrayIndex.interval(2, 5)),
                model.outputSingle(tail));
        closeAll(model);
    }

    @Test
    void smallerLastBatchesAreTrainedAsTheStockGraphTrainsThem() {
        Network network = Networks.small().getFirst();
        try (var pair = new Pair(network)) {
            for (int images : new int[]{8, 3, 8, 5, 8}) {
                DataSet batch = pair.batch(images, images);
                pair.stock.fit(batch);
                pair.fast.fit(batch);
                var trained = pair.stockParameters.read();
                assertClose(network, trained, pair.fastParameters.read(), 1e-4);
                pair.fastParameters.write(trained); // Differences of rounding would grow.
            }
        }
    }

    private static void compute(ComputationGraph model, DataSet batch) {
        model.setInputs(batch.getFeatures());
        model.setLabels(batch.getLabels());
        model.initGradientsView();
        model.computeGradientAndScore();
    }

    /** Each block within a share of its norm, or of rounding where it should be 0. */
    private static void assertClose(Network network, Map<Group, float[]> expected,
            Map<Group, float[]> actual, double tolerance) {
        for (ParameterBlock block : ParameterLayout.of(network).blocks()) {
            Group group = block.kind().group();
            double squares = 0;
            double errors = 0;
            for (int i = block.offset(); i < block.offset() + block.length(); i++) {
                squares += Math.pow(expected.get(group)[i], 2);
                errors += Math.pow(expected.get(group)[i] - actual.get(group)[i], 2);
            }
            double error = Math.sqrt(errors);
            double norm = Math.sqrt(squares);
            assertTrue(error <= tolerance * norm + ROUNDING,
                    () -> "%s: error %s of norm %s".formatted(block, error, norm));
        }
    }

    private static void closeAll(ComputationGraph... models) {
        for (ComputationGraph model : models) {
            for (var layer : model.getLayers()) {
                layer.close();
            }
            model.close();
        }
    }

    /** The stock graph and ours with the same parameters, none of them 0 or 1. */
    private static final class Pair implements AutoCloseable {

        private final Network network;
        final ComputationGraph stock;
        final ComputationGraph fast;
        final StockParameters stockParameters;
        final OneDnnParameters fastParameters;

        Pair(Network network) {
            this(network, RECIPE);
        }

        Pair(Network network, TrainingRecipe recipe) {
            this.network = network;
            var layout = ParameterLayout.of(network);
            stock = ModelBuilder.stock().build(network, recipe, 10);
            fast = new OneDnnModel().build(network, recipe, 10);
            stockParameters = new StockParameters(layout, stock);
            fastParameters = new OneDnnParameters(layout, fast);
            var vectors = AwayFromKinks.parameters(network, SmallNetworks.random(10));
            stockParameters.write(vectors);
            fastParameters.write(vectors);
        }

        /** A batch on which the two agree now, but for rounding. */
        DataSet batch(int images, long seed) {
            return batch(stockParameters.read(), images, seed);
        }

        /** One on which they agree while this edge is left out: other sums are near 0 then. */
        DataSet batchWithout(NetworkEdge edge, int images, long seed) {
            var vectors = stockParameters.read();
            Removal.of(network, edge).apply(ParameterLayout.of(network), vectors);
            return batch(vectors, images, seed);
        }

        private DataSet batch(Map<Group, float[]> vectors, int images, long seed) {
            return AwayFromKinks.batch(network, vectors, images, DataType.FLOAT, seed);
        }

        @Override
        public void close() {
            closeAll(stock, fast);
        }
    }
}
