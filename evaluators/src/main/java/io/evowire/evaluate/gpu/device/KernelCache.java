package io.evowire.evaluate.gpu.device;

import io.evowire.core.text.Sha256;
import io.evowire.evaluate.cache.UserCache;
import io.evowire.evaluate.gpu.device.KernelSource.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * Compiled programs in the user's cache. It is only ever a copy: a file that is missing, damaged or
 * cannot be written costs a compilation and nothing else. Its name is the SHA-256 of all that the
 * result depends on, and its content begins with its own SHA-256.
 *
 * @param folder where the files lie
 */
record KernelCache(Path folder) {

    private static final String FORMAT = "evowire-kernels/1";
    private static final int HASH = 64;

    /** The one of this user. */
    static KernelCache ofUser() {
        return new KernelCache(UserCache.folder().resolve("kernels"));
    }

    /**
     * What was compiled, now or before.
     *
     * @param target what it is compiled for and by: device, driver, compiler
     */
    byte[] get(Program program, String target, Supplier<byte[]> compiler) {
        Path file = folder.resolve(Sha256.hex(String.join("\n", FORMAT, target,
                program.options(), program.text())) + ".kernel");
        byte[] known = read(file);
        if (known.length > 0) {
            return known;
        }
        byte[] compiled = compiler.get();
        write(file, compiled);
        return compiled;
    }

    private static byte[] read(Path file) {
        try {
            byte[] content = Files.readAllBytes(file);
            if (content.length > HASH) {
                byte[] compiled = Arrays.copyOfRange(content, HASH, content.length);
                if (Sha256.hex(compiled).equals(new String(content, 0, HASH,
                        StandardCharsets.US_ASCII))) {
                    return compiled;
                }
            }
        } catch (IOException notThere) {
            // It is compiled again.
        }
        return new byte[0];
    }

    private static void write(Path file, byte[] compiled) {
        try {
            UserCache.write(file, out -> {
                out.write(Sha256.hex(compiled).getBytes(StandardCharsets.US_ASCII));
                out.write(compiled);
            });
        } catch (IOException e) {
            // The next process compiles it again.
        }
    }
}
