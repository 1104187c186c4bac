package io.evowire.evaluate.data;

import io.evowire.evaluate.DataException;
import io.evowire.evaluate.picture.UnreadablePictureException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Opens many pictures, on all processors, and stands that some cannot be read.
 *
 * @param root    the folder that they are in, for messages
 * @param loading told of the progress and of each picture that cannot be read
 * @param strict  whether it is an error if too many cannot be read
 */
record Pictures(Path root, Loading loading, boolean strict) {

    /** Of so many pictures one may be unreadable. */
    private static final int ONE_BAD_IN = 100;
    private static final int NAMED = 5;
    private static final int CHUNK = 16;

    /** What is done with a picture. */
    @FunctionalInterface
    interface Opening<T> {
        T open(int index) throws UnreadablePictureException;
    }

    /**
     * Opens each picture.
     *
     * @param what  what is done, for those who watch
     * @param files the pictures
     * @return what came of each, in their order; null where one cannot be read
     * @throws DataException if this is strict and more than one in a hundred cannot be read
     */
    <T> List<@Nullable T> each(String what, List<Path> files, Opening<T> opening) {
        var results = new ArrayList<@Nullable T>(files.size());
        var failures = new ArrayList<@Nullable UnreadablePictureException>(files.size());
        for (int i = 0; i < files.size(); i++) {
            results.add(null);
            failures.add(null);
        }
        run(what, files.size(), i -> {
            try {
                results.set(i, opening.open(i));
            } catch (UnreadablePictureException e) {
                failures.set(i, e);
            }
        });
        report(failures, files.size());
        return results;
    }

    /** Does something for each index, some at a time on each processor. */
    private void run(String what, int all, IntConsumer task) {
        int threads = Runtime.getRuntime().availableProcessors();
        try (var pool = Executors.newFixedThreadPool(threads)) {
            var service = new ExecutorCompletionService<Integer>(pool);
            int chunks = 0;
            for (int from = 0; from < all; from += CHUNK) {
                int first = from;
                int end = Math.min(all, from + CHUNK);
                service.submit(() -> {
                    for (int i = first; i < end; i++) {
                        task.accept(i);
                    }
                    return end - first;
                });
                chunks++;
            }
            int done = 0;
            for (int i = 0; i < chunks; i++) {
                done += finished(service.take());
                loading.opened(what, done, all);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DataException("Reading %s was interrupted.".formatted(root), e);
        }
    }

    private static int finished(Future<Integer> chunk) throws InterruptedException {
        try {
            return chunk.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException exception) {
                throw exception;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Whether a data set is refused if so many of its pictures cannot be read. */
    static boolean areTooMany(int bad, int all) {
        return (long) bad * ONE_BAD_IN > all;
    }

    private void report(List<@Nullable UnreadablePictureException> failures, int all) {
        List<UnreadablePictureException> bad = new ArrayList<>();
        for (UnreadablePictureException failure : failures) {
            if (failure != null) {
                bad.add(failure);
            }
        }
        if (strict && !loading.tolerant() && areTooMany(bad.size(), all)) {
            var named = new StringBuilder();
            bad.stream().limit(NAMED).forEach(failure -> named
                    .append("%n  %s: %s".formatted(failure.picture(), failure.reason())));
            throw new DataException("""
                    Of the %,d pictures in %s, %,d cannot be read; at most one in %d may be left \
                    out. PNG, JPEG, WebP, BMP, GIF and TIFF are read. Repair, convert or remove \
                    them:%s%s""".formatted(all, root, bad.size(), ONE_BAD_IN, named,
                    bad.size() > NAMED ? "%n  and others".formatted() : ""), bad.getFirst());
        }
        bad.forEach(failure -> loading.unreadable(failure.picture(), failure.reason()));
    }
}
