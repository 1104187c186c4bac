package io.evowire.evaluate.onednn.primitive;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.dnnl.dnnl_stream;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.Pointer;

/**
 * What one thread of a plan needs to call oneDNN: a stream, primitives of its own, and scratch
 * memory that they share because they run one after the other.
 */
public final class NativeThread implements AutoCloseable {

    private final List<Pointer> kept = new ArrayList<>();
    private final Map<ConvolutionShape, Convolution> convolutions = new HashMap<>();
    private final stream stream = keep(new stream(OneDnn.engine()));
    private final dnnl_stream streamHandle = stream.get();
    private final Scratch scratch = new Scratch();
    private final Scratch inputs = new Scratch();
    private final Scratch outputGradients = new Scratch();

    /** Memory that grows until it suffices and is freed with the thread. */
    static final class Scratch {

        private Arena arena = Arena.ofShared();
        private long address;
        private long bytes;

        /** Makes it at least so large; what it held is lost. */
        void reserve(long needed) {
            if (needed > bytes) {
                arena.close();
                arena = Arena.ofShared();
                address = arena.allocate(needed, 4096).address();
                bytes = needed;
            }
        }

        long address() {
            return address;
        }
    }

    dnnl_stream stream() {
        return streamHandle;
    }

    /** The convolution of this shape; made at the first call. */
    public Convolution convolution(ConvolutionShape shape) {
        Convolution made = convolutions.get(shape);
        if (made == null) { // Not computeIfAbsent, whose argument would be a new object each time.
            made = new Convolution(shape, this);
            convolutions.put(shape, made);
        }
        return made;
    }

    /** A copy between two orders of elements. */
    public Reorder reorder(memory.desc from, memory.desc to) {
        return new Reorder(from, to, this);
    }

    /** Frees this with the thread. */
    <T extends Pointer> T keep(T pointer) {
        kept.add(pointer);
        return pointer;
    }

    /** For oneDNN's own use. */
    Scratch scratch() {
        return scratch;
    }

    /** For converted inputs. */
    Scratch inputs() {
        return inputs;
    }

    /** For converted gradients of outputs. */
    Scratch outputGradients() {
        return outputGradients;
    }

    @Override
    public void close() {
        kept.reversed().forEach(Pointer::close);
        scratch.arena.close();
        inputs.arena.close();
        outputGradients.arena.close();
    }
}
