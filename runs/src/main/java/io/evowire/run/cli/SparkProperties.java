package io.evowire.run.cli;

import io.evowire.run.UserException;
import io.evowire.run.system.IoReason;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A file with settings of Spark: what others must not read on a command line. */
final class SparkProperties {

    /** Its option. */
    static final String OPTION = "--spark-properties";

    private SparkProperties() {}

    /**
     * The settings of a file; none without one.
     *
     * @throws UserException if it cannot be read
     */
    static Map<String, String> of(@Nullable Path file) {
        if (file == null) {
            return Map.of();
        }
        var read = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            read.load(in);
        } catch (IOException | IllegalArgumentException e) {
            throw new UserException("%s: %s cannot be read: %s".formatted(OPTION, file,
                    e instanceof IOException io ? IoReason.of(io) : e.getMessage()));
        }
        Map<String, String> settings = new TreeMap<>();
        read.stringPropertyNames().forEach(key -> settings.put(key, read.getProperty(key)));
        return settings;
    }
}
