package io.evowire.run.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import com.fasterxml.jackson.databind.JsonNode;
import io.evowire.evaluate.Precision;
import io.evowire.evaluate.TrainingRecipe;
import io.evowire.evaluate.data.BatchReader;
import io.evowire.evaluate.data.DataSpec;
import io.evowire.evaluate.data.ImageDataset;
import io.evowire.evaluate.data.ImageSplit;
import io.evowire.evaluate.onednn.OneDnnModel;
import io.evowire.evaluate.session.Batch;
import io.evowire.evaluate.session.Model;
import io.evowire.evaluate.session.ModelFormat;
import io.evowire.run.json.Json;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictCommandTest {

    private static final int PICTURES = 70; // more than a batch
    private static final String NETWORK = """
            {"format":"evowire-network/1","input":[1,28,28],"classes":10,
             "stem":[{"channels":8,"stride":2}],
             "stages":[{"channels":8,"nodes":3,"stride":2,"edges":[[0,1],[0,2],[1,2]]}],
             "head":{"channels":16}}""";

    @TempDir
    private static Path folder;
    private static Path model = Path.of("");
    private static final List<Path> DIGITS = new ArrayList<>();
    private static float[][] expected = new float[0][];

    @BeforeAll
    static void train() throws IOException {
        Path network = Files.writeString(folder.resolve("network.json"), NETWORK);
        model = folder.resolve("digits.model");
        Typed trained = Typed.of("train", "--network", network, "--steps", "60", "--json",
                "--quiet", "--out", model);
        assertEquals(0, trained.code(), trained.err());
        ImageDataset data = DataSpec.parse("mnist-10k").load();
        ImageSplit test = data.test();
        for (int i = 0; i < PICTURES; i++) {
            var image = new BufferedImage(28, 28, BufferedImage.TYPE_BYTE_GRAY);
            for (int at = 0; at < 784; at++) {
                image.getRaster().setSample(at % 28, at / 28, 0, test.pixel(i, at));
            }
            Path file = folder.resolve("digit%02d.png".formatted(i));
            ImageIO.write(image, "png", file.toFile());
            DIGITS.add(file);
        }
        expected = probabilities(data);
    }

    private static float[][] probabilities(ImageDataset data) throws IOException {
        return probabilities(model, data, PICTURES);
    }

    /** Of the first test images, as the model sees their pixels. */
    private static float[][] probabilities(Path model, ImageDataset data, int count)
            throws IOException {
        Model read = ModelFormat.read(Files.readAllBytes(model));
        var recipe = new TrainingRecipe(1, 1, 8, 0.1, 0, 0, 0, 0, false, Precision.FLOAT32, 1);
        try (var session = OneDnnModel.orStock().begin(read.network(), recipe, 1)) {
            session.replace(read.parameters());
            var batch = new Batch(count, data.shape(), data.classes());
            BatchReader.of(data).fill(data.test(), IntStream.range(0, count).toArray(), 0, count,
                    batch.pixels());
            return session.probabilities(batch);
        }
    }

    private static Typed predict(List<Path> files, String... options) {
        return predict(model, files, options);
    }

    private static Typed predict(Path model, List<Path> files, String... options) {
        List<Object> words = new ArrayList<>(List.of("predict", model));
        words.addAll(files);
        words.addAll(List.of(options));
        return Typed.of(words.toArray());
    }

    @Test
    void picturesHaveTheProbabilitiesThatTheModelGivesTheirPixels() {
        Typed typed = predict(DIGITS, "--top", "10", "--json", "--quiet");
        assertEquals(0, typed.code(), typed.err());
        JsonNode found = Json.parse(typed.out()).at("/predictions");
        assertEquals(PICTURES, found.size());
        for (int i = 0; i < PICTURES; i++) {
            assertEquals(DIGITS.get(i).toString(), found.get(i).at("/file").asText());
            JsonNode classes = found.get(i).at("/classes");
            double before = 1;
            for (JsonNode each : classes) {
                double probability = each.at("/probability").asDouble();
                assertEquals(expected[i][each.at("/name").asInt()], probability, 1e-4);
                assertTrue(probability <= before, "the most probable first");
                before = probability;
            }
        }
    }

    @Test
    void aPictureThatCannotBeReadIsNamedAndTheOthersAreClassified() {
        Typed typed = predict(List.of(DIGITS.getFirst(), folder.resolve("network.json"),
                folder.resolve("typo.png"), DIGITS.getLast()), "--quiet");
        assertEquals(2, typed.code());
        assertTrue(typed.err().contains("There is no picture " + folder.resolve("typo.png")),
                typed.err());
        assertTrue(typed.err().contains("network.json cannot be read"), typed.err());
        assertTrue(typed.out().contains("digit00.png") && typed.out().contains("digit69.png"),
                typed.out());
    }

    @Test
    void aNumberOfClassesBelowOneIsRefused() {
        Typed typed = predict(DIGITS.subList(0, 1), "--top", "0");
        assertEquals(2, typed.code());
        assertTrue(typed.err().contains("--top must be at least 1, not 0."), typed.err());
    }

    /** Wide and tall ones in many colours, under the class of their number's parity. */
    private static List<Path> colouredPictures(Path part, int count) throws IOException {
        var random = new SplittableRandom(count);
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            var image = new BufferedImage(9 + 4 * (i % 5), 8 + 3 * (i % 4),
                    BufferedImage.TYPE_INT_RGB);
            for (int y = 0; y < image.getHeight(); y++) {
                for (int x = 0; x < image.getWidth(); x++) {
                    image.setRGB(x, y, random.nextInt(1 << 24));
                }
            }
            Path file = Files.createDirectories(part.resolve(i % 2 == 0 ? "even" : "odd"))
                    .resolve("p%02d.png".formatted(i));
            ImageIO.write(image, "png", file.toFile());
            files.add(file);
        }
        return files.stream().sorted().toList();
    }

    @Test
    void colouredPicturesOfAnySizeAreTakenAsInTraining() throws IOException {
        Path pictures = folder.resolve("coloured");
        colouredPictures(pictures.resolve("train"), 24);
        List<Path> test = colouredPictures(pictures.resolve("test"), 14);
        String spec = "images:" + pictures + "?size=7";
        Path network = Files.writeString(folder.resolve("colour.json"), """
                {"format":"evowire-network/1","input":[3,7,7],"classes":2,
                 "stem":[{"channels":8,"stride":1}],
                 "stages":[{"channels":8,"nodes":3,"stride":2,"edges":[[0,1],[0,2],[1,2]]}],
                 "head":{"channels":16}}""");
        Path coloured = folder.resolve("colour.model");
        Typed trained = Typed.of("train", "--network", network, "--data", spec, "--steps", "5",
                "--quiet", "--out", coloured);
        assertEquals(0, trained.code(), trained.err());
        Typed typed = predict(coloured, test, "--top", "2", "--json", "--quiet");
        assertEquals(0, typed.code(), typed.err());
        float[][] wanted = probabilities(coloured,
                DataSpec.parse(spec + ",colour=rgb,orientation=exif").load(), test.size());
        JsonNode found = Json.parse(typed.out()).at("/predictions");
        double least = 1;
        double most = 0;
        for (int i = 0; i < test.size(); i++) {
            assertEquals(test.get(i).toString(), found.get(i).at("/file").asText());
            for (JsonNode each : found.get(i).at("/classes")) {
                double probability = each.at("/probability").asDouble();
                boolean even = each.at("/name").asText().equals("even");
                assertEquals(wanted[i][even ? 0 : 1], probability, 1e-4, test.get(i).toString());
                least = even ? Math.min(least, probability) : least;
                most = even ? Math.max(most, probability) : most;
            }
        }
        assertTrue(most - least > 1e-3, "pictures differ: %s to %s".formatted(least, most));
    }

    @Test
    void theOnnxFileSaysHowPicturesAreTaken() throws OrtException {
        Path file = folder.resolve("digits.onnx");
        Typed typed = Typed.of("export", "--model", model, "--format", "onnx", "--out", file);
        assertEquals(0, typed.code(), typed.err());
        try (var environment = OrtEnvironment.getEnvironment();
                var session = environment.createSession(file.toString())) {
            assertEquals("""
                    turn as EXIF says, scale the shorter side to 28 pixels, crop to the centre, \
                    luma of ITU-R BT.601""",
                    session.getMetadata().getCustomMetadata().get("pictures"));
        }
    }
}
