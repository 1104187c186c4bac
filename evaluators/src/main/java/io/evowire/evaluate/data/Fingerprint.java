package io.evowire.evaluate.data;

import io.evowire.core.text.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/**
 * SHA-256 over all that training can see of a data set. Every list is preceded by its length, so no
 * two different data sets are the same string of bytes.
 */
final class Fingerprint {

    private static final String FORMAT = "evowire-data/1";

    private Fingerprint() {}

    static String of(List<String> classNames, List<ImageSplit> parts) {
        MessageDigest digest = Sha256.digest();
        add(digest, FORMAT);
        add(digest, classNames.size());
        classNames.forEach(name -> add(digest, name));
        for (ImageSplit part : parts) {
            add(digest, part.size());
            add(digest, part.shape().channels());
            add(digest, part.shape().height());
            add(digest, part.shape().width());
            digest.update(part.labels());
            for (int image = 0; image < part.size(); image++) {
                digest.update(part.pixels(), part.offset(image),
                        (int) part.shape().elements());
            }
        }
        return Sha256.hex(digest);
    }

    private static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        add(digest, bytes.length);
        digest.update(bytes);
    }

    private static void add(MessageDigest digest, int number) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
    }
}
