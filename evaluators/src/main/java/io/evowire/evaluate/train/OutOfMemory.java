package io.evowire.evaluate.train;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tells whether memory was what failed. CUDA says so in messages only. */
public final class OutOfMemory {

    /** Of JavaCPP, of ND4J on the CPU and on CUDA, of its workspaces, and of the CUDA runtime. */
    private static final Pattern MESSAGE = Pattern.compile(
            "failed to allocate|can(?:'|no)t allocate|cannot allocate|out of memory"
                    + "|memory allocation failed|physical memory usage is too high"
                    + "|CUDA_ERROR_OUT_OF_MEMORY|cudaErrorMemoryAllocation"
                    + "|CUBLAS_STATUS_ALLOC_FAILED|CUDNN_STATUS_ALLOC_FAILED|bad_alloc",
            Pattern.CASE_INSENSITIVE);

    private OutOfMemory() {}

    /** What to report, if memory was the reason or a cause of it. */
    public static Optional<String> message(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).limit(20)
                .filter(OutOfMemory::isMemory).map(Throwable::toString).findFirst();
    }

    private static boolean isMemory(Throwable failure) {
        return failure instanceof OutOfMemoryError
                || failure.getMessage() != null && MESSAGE.matcher(failure.getMessage()).find();
    }
}
