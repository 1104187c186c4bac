package io.evowire.run.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of this program. */
public final class ProgramVersion {

    private ProgramVersion() {}

    /**
     * Version and fingerprint of what the program is made of, such as {@code 0.1.0+1f0c5a2b9d3e}:
     * two builds with the same text decide and train alike.
     */
    public static String build() {
        return Build.TEXT;
    }

    private static final class Build {

        private static final int DIGITS = 12;

        static final String TEXT = text() + "+" + ProgramFingerprint.hex().substring(0, DIGITS);
    }

    /** Such as {@code 0.1.0}. */
    public static String text() {
        try (InputStream in = ProgramVersion.class.getResourceAsStream("version.properties")) {
            var properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
