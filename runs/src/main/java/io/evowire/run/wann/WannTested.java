package io.evowire.run.wann;

import io.evowire.evaluate.wann.WannAccuracy;
import org.jspecify.annotations.Nullable;

/**
 * A champion was measured on the test images.
 *
 * @param champion generation that it is of
 * @param accuracy without weights of its own
 * @param trained  with those of its best training, a fraction; null if it was not trained
 * @param images   number of test images
 */
public record WannTested(int champion, WannAccuracy accuracy, @Nullable Double trained,
        int images) {}
