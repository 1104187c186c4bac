package io.evowire.run.worker;

import io.evowire.run.json.Json;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Messages on a byte stream: four bytes of length, most significant first, then so many bytes of
 * JSON in UTF-8.
 */
final class Frames {

    private static final int LONGEST = 64 << 20;

    private Frames() {}

    /** What came is no message of ours. */
    static final class UnreadableException extends RuntimeException {

        private static final long serialVersionUID = 1;

        UnreadableException(String message) {
            super(message);
        }
    }

    /** Writes one message; several threads may. */
    static void write(OutputStream out, Object message) throws IOException {
        byte[] json = Json.line(message).getBytes(StandardCharsets.UTF_8);
        synchronized (out) {
            var data = new DataOutputStream(out);
            data.writeInt(json.length);
            data.write(json);
            data.flush();
        }
    }

    /**
     * Reads the next message; empty at the end of the stream.
     *
     * @throws UnreadableException   if it is no message
     * @throws Json.BindingException if it is none of this type
     */
    static <T> Optional<T> read(InputStream in, Class<T> type) throws IOException {
        var data = new DataInputStream(in);
        int length;
        try {
            length = data.readInt();
        } catch (EOFException e) {
            return Optional.empty();
        }
        if (length < 0 || length > LONGEST) {
            throw new UnreadableException(
                    "A message of %d bytes: not our protocol.".formatted(length));
        }
        byte[] json = data.readNBytes(length);
        if (json.length < length) {
            return Optional.empty();
        }
        return Optional.of(Json.read(new String(json, StandardCharsets.UTF_8), type));
    }
}
