package io.evowire.evaluate.data;

import io.evowire.core.network.TensorShape;
import io.evowire.evaluate.DataException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * The IDX format: a magic number 0x0000TTDD (type 08 is unsigned byte, DD the number of
 * dimensions), the dimensions as big-endian 32-bit numbers, then the values.
 */
final class IdxImages {

    private static final int LABELS = 0x0801;
    private static final int IMAGES = 0x0803;

    private IdxImages() {}

    /** Reads a file of images, [N, H, W], and its file of labels, [N]. */
    static ImageSplit read(DataFile images, DataFile labels) {
        byte[] classes = labels.read(in -> {
            int count = dimensions(in, labels, LABELS, "labels")[0];
            return labels.take(in, count, "%,d labels".formatted(count));
        });
        return images.read(in -> {
            int[] size = dimensions(in, images, IMAGES, "images");
            if (size[0] != classes.length) {
                throw new DataException(
                        ("%s has %,d images but %s has %,d labels. Use two files that belong "
                                + "together.")
                                .formatted(images.name(), size[0], labels.name(), classes.length));
            }
            var shape = new TensorShape(1, size[1], size[2]);
            byte[] pixels = images.take(in, times(size[0], shape),
                    "%,d images of %d x %d pixels".formatted(size[0], size[1], size[2]));
            return new ImageSplit(shape, pixels, classes);
        });
    }

    /** Beyond the range of a long only if the header is damaged: then simply too many. */
    private static long times(int images, TensorShape shape) {
        return shape.elements() > Integer.MAX_VALUE ? Long.MAX_VALUE : images * shape.elements();
    }

    private static int[] dimensions(InputStream in, DataFile file, int magic, String what)
            throws IOException {
        byte[] start = in.readNBytes(4);
        if (start.length == 0) {
            throw new DataException(
                    "%s is empty; an IDX file of %s is expected. Fetch or make it again."
                            .formatted(file.name(), what));
        }
        if (start.length < 4 || ByteBuffer.wrap(start).getInt() != magic) {
            throw new DataException(
                    ("%s starts with %s, but an IDX file of %s starts with %08x. Put such a "
                            + "file in its place.")
                            .formatted(file.name(), HexFormat.of().formatHex(start), what,
                                    magic));
        }
        int[] dimensions = new int[magic & 0xff];
        ByteBuffer header = ByteBuffer.wrap(file.take(in, 4L * dimensions.length, "the header"));
        for (int i = 0; i < dimensions.length; i++) {
            dimensions[i] = header.getInt();
            if (dimensions[i] < 1) {
                throw file.damaged("dimension %d in its header is %d, not at least 1".formatted(i,
                        dimensions[i]), null);
            }
        }
        return dimensions;
    }
}
