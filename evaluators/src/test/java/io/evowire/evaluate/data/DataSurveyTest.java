package io.evowire.evaluate.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.evowire.core.network.TensorShape;
import io.evowire.evaluate.data.DataSurvey.ClassCounts;
import io.evowire.evaluate.data.DataSurvey.Counts;
import java.util.List;
import org.junit.jupiter.api.Test;

class DataSurveyTest {

    private static final TensorShape PIXEL = new TensorShape(1, 1, 2);

    @Test
    void digitsAreNotOdd() {
        DataSurvey survey = DataSurvey.of(DataSpec.parse("mnist-10k").load());
        assertEquals(List.of(), survey.oddities());
        assertEquals(10, survey.classes().size());
        assertEquals(10_000, survey.images().all());
        assertEquals(survey.images().train(), survey.classes().stream()
                .mapToInt(each -> each.images().train()).sum());
    }

    @Test
    void whatIsOddIsSaid() {
        byte[] labels = new byte[250];
        byte[] pixels = new byte[500];
        for (int i = 0; i < 250; i++) {
            labels[i] = (byte) (i < 245 ? 0 : 1);
            pixels[2 * i] = (byte) i;
            pixels[2 * i + 1] = labels[i];
        }
        var train = new ImageSplit(PIXEL, pixels, labels);
        // The first is in train, the second is in train as the other class, the third is new.
        var validation = new ImageSplit(PIXEL, new byte[]{7, 0, 8, 0, 9, 9}, new byte[]{0, 1, 0});
        var test = new ImageSplit(PIXEL, new byte[]{1, 7}, new byte[]{0});
        DataSurvey survey = DataSurvey.of(
                ImageDataset.of("x", List.of("many", "few"), train, validation, test));
        assertEquals(List.of(new ClassCounts("many", new Counts(245, 2, 1)),
                new ClassCounts("few", new Counts(5, 1, 0))), survey.classes());
        assertEquals(2, survey.shared());
        assertEquals(2, survey.contradicting());
        assertEquals(List.of("Fewer than 20 images to train on: few (5).",
                "The largest class has 245 images to train on, the smallest 5. Accuracy says "
                        + "little about small classes; the objective balancedAccuracy counts each "
                        + "class the same.",
                "No images for test: few. Balanced accuracy there leaves it out.",
                "Of the 4 images for validation and test, 2 are also in the training images, "
                        + "pixel by pixel. Accuracies will be too high.",
                "2 images belong to two or more classes, pixel by pixel."), survey.oddities());
    }
}
