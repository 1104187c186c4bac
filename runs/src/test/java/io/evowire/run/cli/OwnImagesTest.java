package io.evowire.run.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.evowire.run.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Searches of folders of pictures with no options but a small budget: auto learns them. */
@Tag("long")
class OwnImagesTest {

    @TempDir
    private Path folder;

    /** The best validation accuracy after so many trials. */
    private double best(Path pictures, int trials) {
        Path run = folder.resolve("run");
        Typed searched = Typed.withWorkers("search", "--data", "images:" + pictures, "--out", run,
                "--trials", trials, "--quiet", "--set", "finalTraining.epochs=0");
        assertEquals(0, searched.code(), searched.err());
        JsonNode status = Json.parse(Typed.of("status", run, "--json").out());
        return status.at("/best/accuracy").asDouble();
    }

    @Test
    void smallGreyDigits() throws IOException {
        Path digits = folder.resolve("digits");
        OwnImages.digits(digits);
        double best = best(digits, 8);
        assertTrue(best >= 0.93, "of validation images: " + best);
    }

    /** Chance is a third, half for who always names the same of the two large classes. */
    @Test
    void threeClassesOneOfThemWithFiveImages() throws IOException {
        Path shapes = folder.resolve("shapes");
        OwnImages.shapes(shapes);
        String said = Typed.of("data", "images:" + shapes, "--quiet").out();
        assertTrue(said.contains("Fewer than 20 images to train on: star"), said);
        double best = best(shapes, 4);
        assertTrue(best >= 0.8, "of validation images: " + best);
    }

    /** Chance is 2.5 %: ten times that, and 30 points above it. */
    @Test
    void fortyClassesInColourOfManySizes() throws IOException {
        Path signs = folder.resolve("signs");
        OwnImages.signs(signs);
        double best = best(signs, 4);
        assertTrue(best >= 0.325, "of validation images: " + best);
    }
}
