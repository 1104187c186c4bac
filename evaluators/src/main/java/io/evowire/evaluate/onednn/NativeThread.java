package io.evowire.evaluate.onednn;

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
final class NativeThread implements AutoCloseable {

    private final List<Pointer> kept = new ArrayList<>();
    private final Map<ConvolutionShape, Convolution> convolutions = new HashMap<>();
    private final stream stream = keep(new stream(OneDnn.engine()));
    private final dnnl_stream streamHandle = stream.get();
    private Arena scratchArena = Arena.ofShared();
    private long scratch;
    private long scratchBytes;

    dnnl_stream stream() {
        return streamHandle;
    }

    /** The convolution of this shape; made at the first call. */
    Convolution convolution(ConvolutionShape shape) {
        return convolutions.computeIfAbsent(shape, key -> new Convolution(key, this));
    }

    /** A copy between two orders of elements. */
    Reorder reorder(memory.desc from, memory.desc to) {
        return new Reorder(from, to, this);
    }

    /** Frees this with the thread. */
    <T extends Pointer> T keep(T pointer) {
        kept.add(pointer);
        return pointer;
    }

    /** Makes scratch memory at least so large. */
    void reserve(long bytes) {
        if (bytes > scratchBytes) {
            scratchArena.close();
            scratchArena = Arena.ofShared();
            scratch = scratchArena.allocate(bytes, 4096).address();
            scratchBytes = bytes;
        }
    }

    /** Address of the scratch memory. */
    long scratch() {
        return scratch;
    }

    @Override
    public void close() {
        kept.reversed().forEach(Pointer::close);
        scratchArena.close();
    }
}
