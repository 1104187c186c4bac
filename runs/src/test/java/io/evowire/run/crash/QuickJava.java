package io.evowire.run.crash;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * JVMs with the tests' classes. Hundreds are started to be killed, so what a start costs is kept small:
 * classes come from an ahead-of-time cache, which wants jars in place of folders, and SQLite's library
 * is unpacked once, not at each start. Without the cache everything works, but slower.
 */
public final class QuickJava {

    /**
     * Flags of processes that live for a second: neither code for later runs of a method nor
     * accessors that are quick from the sixteenth call on are worth their making.
     */
    public static final List<String> BRIEF = List.of("-XX:TieredStopAtLevel=1",
            "-XX:CompileThresholdScaling=3", "-Djdk.reflect.useNativeAccessorOnly=true",
            "-XX:-UsePerfData");

    private static @Nullable QuickJava shared;

    private final Path folder;
    private final String classPath;

    private QuickJava(Path folder, String classPath) {
        this.folder = folder;
        this.classPath = classPath;
    }

    /** The one that all tests of this JVM share; its files go with the JVM. */
    public static synchronized QuickJava shared() throws IOException {
        QuickJava made = shared == null ? make() : shared;
        shared = made;
        return made;
    }

    private static QuickJava make() throws IOException {
        Path folder = Files.createTempDirectory("evowire-crash");
        folder.toFile().deleteOnExit();
        String library = LibraryLoaderUtil.getNativeLibName();
        try (InputStream in = QuickJava.class.getResourceAsStream(
                LibraryLoaderUtil.getNativeLibResourcePath() + "/" + library)) {
            Files.copy(in, forNow(folder.resolve(library)));
        }
        return new QuickJava(folder, jars(folder));
    }

    /** A file that is removed when this JVM ends. */
    public static Path forNow(Path file) {
        file.toFile().deleteOnExit();
        return file;
    }

    private static String jars(Path folder) throws IOException {
        var paths = new ArrayList<String>();
        for (String path : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (Files.isDirectory(Path.of(path))) {
                Path jar = forNow(folder.resolve(paths.size() + ".jar"));
                int failed = ToolProvider.findFirst("jar").orElseThrow().run(System.out,
                        System.err, "-c", "-0", "-f", jar.toString(), "-C", path, ".");
                if (failed != 0) {
                    throw new IOException("Cannot pack " + path);
                }
                path = jar.toString();
            }
            paths.add(path);
        }
        return String.join(File.pathSeparator, paths);
    }

    /** Where these JVMs may leave files until this one ends. */
    public Path folder() {
        return folder;
    }

    /** The property that tells where SQLite's library lies. */
    public String library() {
        return "-Dorg.sqlite.lib.path=" + folder;
    }

    /** The command that starts a JVM with these flags; main class and arguments follow. */
    public List<String> command(List<String> flags) {
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(flags);
        command.addAll(List.of(library(), "-cp", classPath));
        return List.copyOf(command);
    }

    /**
     * Makes a cache of the classes that a JVM with these flags loads.
     *
     * @param flags as {@link #command} will get them
     * @param words main class and arguments
     * @return the flags that use the cache; none if it could not be made
     */
    public List<String> rehearse(String name, List<String> flags, List<String> words)
            throws IOException, InterruptedException {
        Path cache = forNow(folder.resolve(name + ".aot"));
        var training = new ArrayList<>(flags);
        training.add("-XX:AOTCacheOutput=" + cache);
        var command = new ArrayList<>(command(training));
        command.addAll(words);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(forNow(folder.resolve(name + ".txt")).toFile()).start();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        return Files.exists(cache) ? List.of("-XX:AOTCache=" + cache) : List.of();
    }
}
