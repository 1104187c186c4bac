package io.evowire.run.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.evaluate.data.Normalisation;
import io.evowire.evaluate.session.Model;
import io.evowire.evaluate.session.ModelFormat;
import io.evowire.run.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models as files: train --out and --from, export --model. */
class ModelCommandsTest {

    private static final String NETWORK = """
            {"format":"evowire-network/1","input":[1,28,28],"classes":10,
             "stem":[{"channels":4,"stride":2}],
             "stages":[{"channels":4,"nodes":3,"stride":2,"edges":[[0,1],[0,2],[1,2]]}],
             "head":{"channels":8}}""";

    @TempDir
    private static Path folder;
    private static Path model = Path.of("");
    private static Typed trained = new Typed(0, "", "");

    @BeforeAll
    static void train() throws IOException {
        Path network = Files.writeString(folder.resolve("network.json"), NETWORK);
        model = folder.resolve("trained.model");
        trained = Typed.of("train", "--network", network, "--steps", "5", "--json", "--quiet",
                "--out", model);
        assertEquals(0, trained.code(), trained.err());
    }

    private static Model read(Path file) throws IOException {
        return ModelFormat.read(Files.readAllBytes(file));
    }

    private static void refused(String reason, Object... words) {
        Typed typed = Typed.of(words);
        assertEquals(2, typed.code(), typed.err());
        assertTrue(typed.err().contains(reason), typed.err());
    }

    @Test
    void aModelSaysWhatItWasTrainedOn() throws IOException {
        Model read = read(model);
        assertEquals(5, read.step());
        assertTrue(read.velocities().isEmpty(), "its training has ended");
        Model.Images images = read.images();
        assertEquals("mnist-10k", images == null ? "" : images.data());
    }

    @Test
    void aTrainingThatStandsStillKeepsWhatItBeganWith() throws IOException {
        Path same = folder.resolve("same.model");
        Typed again = Typed.of("train", "--from", model, "--steps", "1", "--set",
                "recipe.learningRate=1e-30", "--json", "--quiet", "--out", same);
        assertEquals(0, again.code(), again.err());
        var before = read(model).parameters();
        var after = read(same).parameters();
        before.forEach((group, vector) -> {
            if (!group.word().equals("statistics")) { // which follow the images
                assertArrayEquals(vector, after.get(group));
            }
        });
        assertEquals(1, read(same).step(), "the schedule begins afresh");
        assertFalse(Arrays.equals(Files.readAllBytes(model), Files.readAllBytes(same)));
    }

    @Test
    void aModelIsExported() throws IOException {
        Path out = folder.resolve("out");
        for (String format : List.of("onnx", "dl4j", "network", "dot", "model")) {
            Typed typed = Typed.of("export", "--model", model, "--format", format, "--out", out);
            assertEquals(0, typed.code(), typed.err());
            assertTrue(Files.size(out) > 100, format);
            if (format.equals("model")) {
                assertArrayEquals(Files.readAllBytes(model), Files.readAllBytes(out));
            } else if (format.equals("network")) {
                assertEquals(Json.parse(NETWORK), Json.parse(Files.readString(out)));
            }
        }
    }

    @Test
    void aBackboneSaysWhatItsOutputsAre() throws IOException {
        Path out = folder.resolve("backbone.onnx");
        Typed typed = Typed.of("export", "--model", model, "--format", "onnx", "--features",
                "--out", out);
        assertEquals(0, typed.code(), typed.err());
        String text = Files.readString(out, StandardCharsets.ISO_8859_1);
        assertTrue(text.contains("[{\"name\":\"stage1\",\"stage\":1,\"stride\":"), text);
        assertFalse(text.contains("probabilities"));
        refused("--features is for --format onnx, not dl4j.", "export", "--model", model,
                "--format", "dl4j", "--features");
    }

    @Test
    void whatIsNoModelIsRefusedWithTheReason() throws IOException {
        byte[] whole = Files.readAllBytes(model);
        Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(whole, whole.length - 9));
        whole[whole.length - 9] ^= 1;
        Path damaged = Files.write(folder.resolve("damaged"), whole);
        for (List<Object> command : List.of(List.<Object>of("export", "--format", "onnx",
                "--model"), List.<Object>of("train", "--steps", "1", "--from"))) {
            for (List<Object> bad : List.of(List.<Object>of("is cut short", cut),
                    List.<Object>of("is damaged: its part \"statistics\"", damaged),
                    List.<Object>of("is no evowire-model/1 file", folder.resolve("network.json")),
                    List.<Object>of("Check the path", folder.resolve("none")))) {
                Object[] words = Arrays.copyOf(command.toArray(), command.size() + 1);
                words[command.size()] = bad.getLast();
                refused((String) bad.getFirst(), words);
            }
        }
    }

    @Test
    void otherImagesAndClassesAreRefused() throws IOException {
        Model read = read(model);
        List<String> names = IntStream.range(0, 10).mapToObj(i -> "class " + i).toList();
        var other = new Model(read.network(), new Model.Images("mine", names,
                new Normalisation(List.of(0.5), List.of(0.5))), 5, read.parameters(),
                read.velocities());
        Path file = Files.write(folder.resolve("other.model"), ModelFormat.write(other));
        refused("knows the classes [class 0", "train", "--from", file, "--steps", "1");
    }

    @Test
    void whatDoesNotGoTogetherIsRefused() {
        refused("either a run", "export", "--format", "onnx");
        refused("either a run", "export", folder, "--model", model, "--format", "onnx");
        refused("is for trials", "export", "--model", model, "--format", "csv");
        refused("there is no folder", "train", "--from", model, "--steps", "1", "--out",
                folder.resolve("no/such.model"));
    }
}
