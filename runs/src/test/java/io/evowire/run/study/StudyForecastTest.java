package io.evowire.run.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.network.TensorShape;
import io.evowire.evaluate.baseline.Baseline;
import io.evowire.run.config.ConfigReader;
import io.evowire.run.config.SearchConfig;
import io.evowire.run.study.paper.MnistStudy;
import io.evowire.run.study.transfer.TransferStudy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StudyForecastTest {

    private static final TensorShape SHAPE = new TensorShape(1, 28, 28);
    private static final SearchConfig CONFIG = ConfigReader.parse("", "test",
            List.of("recipe.batchSize=50", "recipe.maxSteps=0"));

    private static StudyForecast forecast(boolean large) {
        return StudyForecast.of(new MnistStudy(CONFIG, 1, 1, 3, large).plan(SHAPE, 10), 1000, 300,
                60);
    }

    private static String network(StudyEntry timed) {
        return timed.made(SHAPE, 10).map(made -> made.network().label()).orElse("wired");
    }

    @Test
    void eachNetworkMadeByHandHasItsOwnSpeed() {
        StudyForecast forecast = forecast(true);
        assertEquals(List.of("wired", "TinyCNN", "HandmadeCNN", "AlexNet"),
                forecast.shares().stream().map(share -> network(share.timed()))
                        .toList());
        // Two trainings of three epochs: 3,000 images learned, 3 times 300 and once 60 looked at.
        double images = 2 * (3000 + (900 + 60) / 3.0);
        forecast.shares().stream().skip(1)
                .forEach(share -> assertEquals(images, share.images(), 1e-6));
        Map<String, Double> speeds = new HashMap<>(
                Map.of("wired", 1e12, "TinyCNN", 100.0, "HandmadeCNN", 20.0, "AlexNet", 2.0));
        assertEquals(images / 100 + images / 20 + images / 2,
                forecast.seconds(timed -> speeds.get(network(timed)), 1), 1e-3);
        speeds.putAll(Map.of("wired", 10.0, "TinyCNN", 1e12, "HandmadeCNN", 1e12, "AlexNet", 1e12));
        // Wired networks of different costs count by these: three cost as TinyCNN, one six times.
        double wired = (3 + 17_038_720 / 2_799_456.0) * images / 2;
        assertEquals(wired / 10, forecast.seconds(timed -> speeds.get(network(timed)), 1),
                0.02 * wired / 10);
        assertEquals(forecast.seconds(timed -> 1, 1) / 4, forecast.seconds(timed -> 1, 4), 1e-6);
        assertEquals(forecast.seconds(timed -> 1, 10), forecast.seconds(timed -> 1, 99), 1e-6);
    }

    @Test
    void alexNetIsTimedWhereItIsTrained() {
        assertTrue(forecast(false).shares().stream()
                .noneMatch(share -> network(share.timed()).equals("AlexNet")));
    }

    @Test
    void networksOfTwoDataSetsAreTimedOnImagesOfTheFirst() {
        var study = new TransferStudy(CONFIG, 1, 2, 4, Optional.of(100_000L), "mnist-10k", "");
        StudyForecast forecast = StudyForecast.of(study.plan(SHAPE, 10), 1000, 300, 60);
        assertEquals(List.of("wired", "HandmadeCNN"), forecast.shares().stream()
                .map(share -> network(share.timed())).toList());
        var made = forecast.shares().getLast().timed().made(SHAPE, 7).orElseThrow();
        assertEquals(Baseline.HANDMADE_CNN, made.network());
        assertEquals(SHAPE, made.images());
        assertEquals(7, made.classes());
        assertEquals(50, made.recipe().batchSize());
        // 2 seeds, both ways, ten trainings each: 4 steps of 50, and 300 and 60 images looked at.
        assertEquals(40 * (200 + 360 / 3.0), forecast.shares().getLast().images(), 1e-6);
    }
}
