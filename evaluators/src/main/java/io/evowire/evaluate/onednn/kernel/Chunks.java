package io.evowire.evaluate.onednn.kernel;

/**
 * How a step cuts its images into chunks whose intermediate results stay in the second-level cache.
 *
 * @param limit most images in a chunk
 */
public record Chunks(int limit) {

    /** About half of a second-level cache of 1 to 1.25 MiB: inputs and outputs pass through too. */
    private static final long CACHE = 512 * 1024;

    /** Chunks for a step with so many bytes of intermediate results for each image. */
    public static Chunks of(long bytesPerImage) {
        return new Chunks(Math.toIntExact(Math.clamp(CACHE / bytesPerImage, 1, 1024)));
    }

    /** How many chunks so many images are cut into; their sizes differ by at most 1. */
    public int count(int images) {
        return Math.ceilDiv(images, limit);
    }

    /** First image of a chunk; of the one after the last, the number of images. */
    public int start(int chunk, int images) {
        return Math.toIntExact((long) images * chunk / Math.max(1, count(images)));
    }

    /** Size of the largest chunk of so many images. */
    public int largest(int images) {
        return Math.ceilDiv(images, count(images));
    }

    /** Size that no chunk of up to so many images exceeds. */
    public int bound(int images) {
        return Math.min(limit, images);
    }
}
