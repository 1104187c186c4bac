package io.evowire.run.wann;

import io.evowire.evaluate.wann.WannRecipe;
import io.evowire.evaluate.wann.WannTraining;
import java.util.List;

/**
 * A champion's connections were given weights of their own.
 *
 * @param number     of the training, from 1 on; its file has it in its name
 * @param champion   generation that the champion is of
 * @param recipe     how it was trained
 * @param best       epoch whose weights were kept; 0 if none was better than those before
 * @param validation accuracy on the validation images, a fraction
 * @param test       accuracy on the test images, a fraction
 * @param passes     of training images through the network
 * @param seconds    that it took
 * @param sha256     of its file
 * @param curve      the epochs
 */
public record WannTrained(int number, int champion, WannRecipe recipe, int best,
        double validation, double test, long passes, double seconds, String sha256,
        List<WannTraining.Epoch> curve) {

    public WannTrained {
        curve = List.copyOf(curve);
    }
}
