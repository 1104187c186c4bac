package io.evowire.evaluate.onednn.primitive;

import org.bytedeco.dnnl.dnnl_exec_arg_t;
import org.bytedeco.dnnl.dnnl_memory;
import org.bytedeco.dnnl.dnnl_primitive;
import org.bytedeco.dnnl.dnnl_stream;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.javacpp.Pointer;

/**
 * A oneDNN primitive of one thread, ready to run on any addresses: its arguments are bound once,
 * and a run moves their handles and allocates nothing.
 */
final class Primitive {

    /** An argument's number in oneDNN and its layout. */
    record Argument(int number, memory.desc desc) {}

    private final dnnl_primitive handle;
    private final dnnl_stream stream;
    private final dnnl_exec_arg_t arguments;
    private final dnnl_memory[] memories;
    private final Handle address = new Handle();

    Primitive(primitive made, NativeThread thread, Argument... bound) {
        thread.keep(made);
        handle = made.get();
        stream = thread.stream();
        arguments = thread.keep(new dnnl_exec_arg_t(bound.length));
        memories = new dnnl_memory[bound.length];
        for (int i = 0; i < bound.length; i++) {
            memory view = thread.keep(new memory(bound[i].desc(), OneDnn.engine(), new Pointer()));
            memories[i] = view.get();
            arguments.position(i).arg(bound[i].number()).memory(memories[i]);
        }
        arguments.position(0);
    }

    /** Runs on these addresses, given in the order of the arguments, and waits for the end. */
    void run(long first, long second, long third, long scratch) {
        bind(0, first);
        bind(1, second);
        if (memories.length > 2) {
            bind(2, third);
        }
        if (memories.length > 3) {
            bind(3, scratch);
        }
        check(dnnl.dnnl_primitive_execute(handle, stream, memories.length, arguments));
    }

    private void bind(int argument, long to) {
        check(dnnl.dnnl_memory_set_data_handle(memories[argument], address.at(to)));
    }

    private static void check(int status) {
        if (status != dnnl.dnnl_success) {
            throw new IllegalStateException("oneDNN answered with status " + status + ".");
        }
    }

    /** A pointer that can be moved. */
    private static final class Handle extends Pointer {

        Handle at(long to) {
            address = to;
            return this;
        }
    }
}
