package io.evowire.evaluate.onednn;

import io.evowire.evaluate.onednn.kernel.Lanes;
import io.evowire.evaluate.onednn.primitive.HugePages;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * All native memory of a plan: laid out while the plan is compiled, allocated once. Blocks whose
 * lifetimes do not meet share addresses.
 */
final class PlanMemory implements AutoCloseable {

    /** A page, so that no two threads' memory shares a cache line or a prefetched neighbour. */
    private static final long PAGE = 4096;

    /** Memory whose address is known once everything is laid out. */
    static final class Block {

        private final long bytes;
        private final int first;
        private final int last;
        private long offset;
        private long address;
        private long stride;

        private Block(long bytes, int first, int last) {
            this.bytes = bytes;
            this.first = first;
            this.last = last;
        }

        long address() {
            return address;
        }

        /** Bytes from one thread's copy to the next one's; 0 if all threads share the block. */
        long stride() {
            return stride;
        }

        private boolean meets(Block other) {
            return first <= other.last && other.first <= last;
        }
    }

    /** One piece of memory for each thread, all of the same size. */
    static final class PerThread {

        private final List<Block> blocks = new ArrayList<>();
        private long bytes;

        long address(int thread) {
            return blocks.get(thread).address;
        }
    }

    private final int threads;
    private final int copies;
    private final List<Block> lasting = new ArrayList<>();
    private final List<Block> timed = new ArrayList<>();
    private final Map<Object, PerThread> shared = new LinkedHashMap<>();
    private @Nullable Pointer memory;
    private long bytes;

    /**
     * Memory for so many threads.
     *
     * @param inStep whether all threads are always at the same moment and so share timed blocks;
     *               else each has its own copy of them
     */
    PlanMemory(int threads, boolean inStep) {
        this.threads = threads;
        copies = inStep ? 1 : threads;
    }

    /** A block that lives as long as the plan. */
    Block lasting(long size) {
        return add(lasting, new Block(align(size), 0, 0));
    }

    /** A block that is in use from moment {@code first} to moment {@code last} of a step. */
    Block during(long size, int first, int last) {
        return add(timed, new Block(align(size), first, last));
    }

    private static Block add(List<Block> blocks, Block block) {
        blocks.add(block);
        return block;
    }

    /** Memory for use within one call; all that ask with equal keys share the largest. */
    PerThread perThread(Object key, long size) {
        PerThread piece = shared.computeIfAbsent(key, ignored -> new PerThread());
        piece.bytes = Math.max(piece.bytes, align(size));
        return piece;
    }

    /** Lays everything out, allocates it and fills it with 0. */
    void allocate() {
        for (int thread = 0; thread < threads; thread++) {
            for (PerThread piece : shared.values()) {
                piece.blocks.add(lasting(piece.bytes));
            }
        }
        long stride = placeTimed();
        bytes = copies * stride;
        for (Block block : lasting) {
            block.offset = bytes;
            bytes += block.bytes;
        }
        long base = reserve();
        lasting.forEach(block -> block.address = base + block.offset);
        for (Block block : timed) {
            block.address = base + block.offset;
            block.stride = copies > 1 ? stride : 0;
        }
    }

    private long reserve() {
        // Not an arena: it would touch all pages before they can be made large.
        Pointer reserved = Pointer.malloc(bytes + HugePages.BYTES);
        if (reserved == null || reserved.isNull()) {
            throw new OutOfMemoryError("A plan needs %d bytes of native memory.".formatted(bytes));
        }
        memory = reserved;
        long base = Math.ceilDiv(reserved.address(), HugePages.BYTES) * HugePages.BYTES;
        HugePages.advise(base, bytes);
        Lanes.clear(base, bytes);
        return base;
    }

    /** Gives each timed block the lowest place that is free all its life, large ones first. */
    private long placeTimed() {
        timed.sort(Comparator.comparingLong((Block block) -> block.bytes).reversed());
        var placed = new ArrayList<Block>();
        long end = 0;
        for (Block block : timed) {
            place(block, placed);
            placed.add(block);
            placed.sort(Comparator.comparingLong(other -> other.offset));
            end = Math.max(end, block.offset + block.bytes);
        }
        return end;
    }

    /** Bytes allocated. */
    long bytes() {
        return bytes;
    }

    private static void place(Block block, List<Block> placedByOffset) {
        for (Block other : placedByOffset) {
            if (other.meets(block)) {
                if (block.offset + block.bytes <= other.offset) {
                    return;
                }
                block.offset = Math.max(block.offset, other.offset + other.bytes);
            }
        }
    }

    private static long align(long size) {
        return Math.ceilDiv(size, PAGE) * PAGE;
    }

    @Override
    public void close() {
        if (memory != null) {
            Pointer.free(memory);
            memory = null;
        }
    }
}
