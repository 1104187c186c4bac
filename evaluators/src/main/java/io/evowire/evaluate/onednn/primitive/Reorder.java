package io.evowire.evaluate.onednn.primitive;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_FROM;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_TO;

import io.evowire.evaluate.onednn.primitive.Primitive.Argument;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.reorder;

/** Copies a tensor from one order of its elements to another. */
public final class Reorder {

    private final Primitive primitive;

    Reorder(memory.desc from, memory.desc to, NativeThread thread) {
        var desc = thread
                .keep(new reorder.primitive_desc(OneDnn.engine(), from, OneDnn.engine(), to));
        primitive = new Primitive(new reorder(desc), thread, new Argument(DNNL_ARG_FROM, from),
                new Argument(DNNL_ARG_TO, to));
    }

    public void run(long from, long to) {
        primitive.run(from, to, 0, 0);
    }
}
