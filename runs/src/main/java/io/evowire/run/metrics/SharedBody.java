package io.evowire.run.metrics;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that many readers share, and their short form, made once for all when the first one asks.
 */
final class SharedBody {

    private final byte[] plain;
    private final String tag;
    private byte @Nullable [] packed;

    /**
     * @param plain not to be changed from now on
     * @param tag   names this version of the content, as HTTP's ETag has it without its quotes;
     *              empty if nobody need know
     */
    SharedBody(byte[] plain, String tag) {
        this.plain = plain;
        this.tag = tag;
    }

    /** The bytes as they are; not to be changed. */
    byte[] plain() {
        return plain;
    }

    /** Names this version. */
    String tag() {
        return tag;
    }

    /** The bytes as gzip has them; not to be changed. */
    synchronized byte[] packed() throws IOException {
        if (packed == null) {
            var out = new ByteArrayOutputStream(plain.length / 4 + 64);
            try (var gzip = new FastGzip(out)) {
                gzip.write(plain);
            }
            packed = out.toByteArray();
        }
        return packed;
    }

    // The search wants the processor more than a reader wants the last tenth.
    private static final class FastGzip extends GZIPOutputStream {

        FastGzip(ByteArrayOutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
