package io.evowire.run.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version of the program. */
final class Version implements IVersionProvider {

    /** Such as {@code 0.1.0}. */
    static String text() {
        try (InputStream in = io.evowire.run.Json.class.getResourceAsStream("version.properties")) {
            var properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String[] getVersion() {
        return new String[]{"EvoWire " + text()};
    }
}
