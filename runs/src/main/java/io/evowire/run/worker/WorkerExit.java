package io.evowire.run.worker;

/** What a worker process ends with when it ends itself, beside 0. */
final class WorkerExit {

    /** It had nobody to send to any more. */
    static final int UNHEARD = 1;

    /** Its Java heap was full: the JVM's own code with {@code -XX:+ExitOnOutOfMemoryError}. */
    static final int HEAP_FULL = 3;

    /** It was sent something that it cannot read: this is no fault of a candidate. */
    static final int UNREADABLE = 85;

    /** It took more memory than it may, see {@link MemoryWatch}. */
    static final int MEMORY_SPENT = 86;

    /** Its device does nothing any more, as after a fault in a kernel: a new process may do. */
    static final int DEVICE_LOST = 87;

    private WorkerExit() {}

    /** Whether a process that ended with this code lacked memory. */
    static boolean isMemory(int code) {
        return code == HEAP_FULL || code == MEMORY_SPENT;
    }
}
