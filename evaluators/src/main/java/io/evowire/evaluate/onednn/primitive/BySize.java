package io.evowire.evaluate.onednn.primitive;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Things that are made once for each number of images, when they are first needed. */
final class BySize<T> {

    private final IntFunction<T> make;
    private final List<@Nullable T> made = new ArrayList<>();

    BySize(IntFunction<T> make) {
        this.make = make;
    }

    /** That for so many images. A look-up allocates nothing. */
    T of(int images) {
        while (made.size() <= images) {
            made.add(null);
        }
        T found = made.get(images);
        if (found == null) {
            found = make.apply(images);
            made.set(images, found);
        }
        return found;
    }
}
