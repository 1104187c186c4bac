package io.evowire.run.system;

import io.evowire.core.text.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;

/** Fingerprints of files, which may be larger than memory. */
public final class FileHash {

    private FileHash() {}

    /** SHA-256 of the file's bytes, 64 lower-case hexadecimal digits. */
    public static String hex(Path file) throws IOException {
        MessageDigest digest = Sha256.digest();
        try (InputStream in = Files.newInputStream(file)) {
            var buffer = new byte[1 << 16];
            int read;
            while ((read = in.read(buffer)) >= 0) {
                digest.update(buffer, 0, read);
            }
        }
        return Sha256.hex(digest);
    }
}
