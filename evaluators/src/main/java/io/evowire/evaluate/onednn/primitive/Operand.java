package io.evowire.evaluate.onednn.primitive;

import io.evowire.evaluate.Precision;
import java.util.function.BiFunction;
import org.bytedeco.dnnl.memory;

/**
 * A tensor that a convolution multiplies: as it is in float32, else converted into memory of the
 * thread just before. A chunk of images is small enough to stay in the caches meanwhile.
 */
final class Operand {

    private final Precision precision;
    private final BiFunction<Integer, Precision, memory.desc> desc;
    private final NativeThread thread;
    private final NativeThread.Scratch converted;
    private final BySize<Reorder> conversions = new BySize<>(this::conversion);

    /** @param desc layout for a number of images and a precision */
    Operand(Precision precision, BiFunction<Integer, Precision, memory.desc> desc,
            NativeThread thread, NativeThread.Scratch converted) {
        this.precision = precision;
        this.desc = desc;
        this.thread = thread;
        this.converted = converted;
    }

    /** Makes what so many images need. */
    void prepare(int images) {
        if (precision != Precision.FLOAT32) {
            conversions.of(images);
        }
    }

    /** Address of the operand in the convolution's precision. */
    long of(int images, long address) {
        if (precision == Precision.FLOAT32) {
            return address;
        }
        conversions.of(images).run(address, converted.address());
        return converted.address();
    }

    private Reorder conversion(int images) {
        memory.desc to = desc.apply(images, precision);
        converted.reserve(to.get_size());
        return thread.reorder(desc.apply(images, Precision.FLOAT32), to);
    }
}
