package io.evowire.run.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.genome.space.IntChoice;
import io.evowire.core.network.TensorShape;
import io.evowire.run.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AutomaticTest {

    private static Draft.Fitted fitted(int images, int side, String... settings) {
        return ConfigReader
                .draft(Optional.empty(), Stream.of(settings).map(Setting::parse).toList())
                .fitted(images, new TensorShape(1, side, side), 10);
    }

    @Test
    void theDigitsKeepWhatWasTheDefault() {
        SearchConfig config = fitted(7_000, 28).config();
        assertEquals(ConfigReader.defaultsUnder(List.of()), config);
        assertEquals(1, config.recipe().epochs());
        assertEquals(64, config.recipe().batchSize());
        assertEquals(0, config.recipe().shift());
        assertEquals("[StemChoice[channels=8, stride=1]]",
                config.space().skeleton().stem().toString());
        assertEquals("[2]", config.space().skeleton().strides().toString());
    }

    @ParameterizedTest
    @CsvSource({"100000, 64, 1", "7000, 64, 1", "3500, 64, 2", "1198, 32, 6", "400, 16, 18",
            "30, 16, 234"})
    void fewImagesAreSeenOftenAndInSmallBatches(int images, int batch, int epochs) {
        RecipeConfig recipe = fitted(images, 28).config().recipe();
        assertEquals(batch, recipe.batchSize());
        assertEquals(epochs, recipe.epochs());
        assertTrue(recipe.withSeed(1).steps(images) >= 110);
        assertEquals(epochs >= 4 ? 1 : 0, recipe.shift());
    }

    @Test
    void aTrainingOfLargeImagesStaysBelowAMinute() {
        Draft.Fitted small = fitted(2_000, 28);
        Draft.Fitted large = fitted(2_000, 96, "space.channels=[256]",
                "space.skeleton={stem: [{channels: 64, stride: 1}], strides: [1], headChannels: 64}");
        assertEquals(4, small.config().recipe().epochs());
        assertEquals(1, large.config().recipe().epochs());
        assertTrue(large.reasons().get("recipe.epochs").contains("a minute allows"));
    }

    @ParameterizedTest
    @CsvSource({"4, 1, 1, '[1]'", "8, 1, 1, '[2, 1]'", "16, 1, 1, '[2, 2, 1]'",
            "28, 1, 1, '[2]'", "32, 1, 1, '[2]'", "64, 1, 2, '[2]'", "96, 1, 2, '[2]'",
            "224, 3, 2, '[2]'"})
    void theDeepestNetworkEndsWithMapsOfFourToSevenPixels(int side, int convolutions, int stride,
            String strides) {
        var skeleton = fitted(7_000, side).config().space().skeleton();
        assertEquals(convolutions, skeleton.stem().size());
        assertTrue(skeleton.stem().stream()
                .allMatch(stem -> stem.stride().equals(IntChoice.of(stride))));
        assertEquals(strides, skeleton.strides().toString());
    }

    @Test
    void ofFewerStagesNoneIsMadeUpForInTheStem() {
        SearchConfig config = fitted(7_000, 28, "space.stages={min: 1, max: 1}").config();
        assertEquals(ConfigReader.defaultsUnder(List.of()).space().skeleton(),
                config.space().skeleton());
        assertEquals("[2, 2, 2, 1]", fitted(7_000, 28, "space.stages={min: 1, max: 5}").config()
                .space().skeleton().strides().toString());
    }

    @Test
    void onTheDigitsExplicitEpochsShiftNothing() {
        assertEquals(0, fitted(7_000, 28, "recipe.epochs=10").config().recipe().shift());
    }

    @Test
    void stagesGoOnFromTheStemThatIsThere() {
        assertEquals("[1]", fitted(7_000, 32,
                "space.skeleton.stem=[{channels: 8, stride: 2}, {channels: 8, stride: 2}, "
                        + "{channels: 8, stride: 2}]")
                .config().space().skeleton().strides().toString());
        assertEquals("[2]", fitted(7_000, 96,
                "space.skeleton.stem=[{channels: 8, stride: 1}]").config().space().skeleton()
                .strides().toString());
    }

    @Test
    void ofStemStridesToChooseFromTheLargestCounts() {
        assertEquals("[2, 2, 1]", fitted(7_000, 28,
                "space.skeleton.stem=[{channels: 8, stride: [1, 2]}]").config().space().skeleton()
                .strides().toString());
    }

    @Test
    void explicitValuesWin() {
        SearchConfig config = fitted(400, 28, "recipe.epochs=2", "recipe.flip=true",
                "space.skeleton.strides=[1]").config();
        assertEquals(2, config.recipe().epochs());
        assertTrue(config.recipe().flip());
        assertEquals("[1]", config.space().skeleton().strides().toString());
        assertEquals(16, config.recipe().batchSize());
        assertEquals(2, fitted(400, 28, "recipe.epochs=auto", "recipe.epochs=2").config().recipe()
                .epochs());
    }

    @Test
    void aRunSaysWhyAndReadsBackAsItIs() {
        Draft.Fitted fitted = fitted(1_198, 8, "recipe.flip=true");
        String yaml = fitted.yaml(fitted.config());
        assertEquals(fitted.config(), ConfigReader.parse(yaml, "run", List.of()));
        assertEquals(Json.yaml(fitted.config()).lines().count(), yaml.lines().count());
        for (String line : List.of("  epochs: 6 # auto: 1,198 training images, 228 steps",
                "  batchSize: 32 # auto: 1,198 training images",
                "    strides: # auto: from 8 pixels to 4 in 3 stages")) {
            assertTrue(yaml.lines().anyMatch(line::equals), line + " in\n" + yaml);
        }
        assertTrue(yaml.lines().anyMatch("  flip: true"::equals), yaml);
    }

    @Test
    void aFinalTrainingHasFourTimesTheEpochsOfOneOfTheSearch() {
        assertEquals(4, fitted(7_000, 28).config().finalTraining().epochs());
        assertEquals(12, fitted(7_000, 28, "recipe.epochs=3").config().finalTraining().epochs());
        assertEquals(1, fitted(7_000, 28, "finalTraining.epochs=1").config().finalTraining()
                .epochs());
        assertEquals(80, fitted(7_000, 28, "recipe.maxSteps=20").config().recipe().lasting(4)
                .withSeed(0).steps(7_000));
        assertEquals(440, fitted(7_000, 28).config().recipe().lasting(4).withSeed(0)
                .steps(7_000));
    }

    @Test
    void withoutAutoNothingIsSaid() {
        Draft.Fitted fitted = fitted(500, 8, "task.novelty.inner=null", "reading=observed",
                "race.share=0", "finalTraining.epochs=4",
                "recipe={epochs: 1, batchSize: 8, shift: 0, flip: false}",
                "space.skeleton={stem: [{channels: 4, stride: 1}], strides: [2]}");
        assertEquals(Json.yaml(fitted.config()), fitted.yaml(fitted.config()));
    }
}
