package io.evowire.run.cluster.spark;

import io.evowire.run.crash.QuickJava;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A cluster of this program on this machine alone: a head and nodes of one place each, which are
 * the processes that {@code evowire spark head} and {@code evowire spark node} start.
 */
public final class SparkProcesses implements AutoCloseable {

    private static final Pattern MASTER = Pattern.compile("spark://127\\.0\\.0\\.1:\\d+");

    private final Path folder;
    private final Process head;
    private final String master;
    private final List<Process> nodes = new ArrayList<>();

    private SparkProcesses(Path folder, Process head, String master) {
        this.folder = folder;
        this.head = head;
        this.master = master;
    }

    /** Starts a head, which ends with this JVM at the latest. */
    public static SparkProcesses start(Path folder) throws IOException {
        return start(folder, Map.of());
    }

    /**
     * Starts a head.
     *
     * @param properties of it and its nodes
     */
    static SparkProcesses start(Path folder, Map<String, String> properties) throws IOException {
        Files.createDirectories(folder.resolve("jars")); // a program's folder, but for its jars
        Process head = process(folder, "head", "--host", "127.0.0.1", "--port", "0",
                "--spark-properties", write(folder.resolve("properties"), properties));
        BufferedReader said = head.errorReader(StandardCharsets.UTF_8);
        String line;
        while ((line = said.readLine()) != null) {
            Matcher found = MASTER.matcher(line);
            if (found.find()) {
                String master = found.group();
                Thread.ofPlatform().daemon().start(() -> said.lines().forEach(rest -> {}));
                return new SparkProcesses(folder, head, master);
            }
        }
        throw new IOException("The head of the cluster ended with " + head.exitValue());
    }

    private static String write(Path file, Map<String, String> properties) throws IOException {
        return Files.write(file, properties.entrySet().stream()
                .map(one -> one.getKey() + "=" + one.getValue()).toList()).toString();
    }

    private static Process process(Path folder, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
                "-XX:+UseSerialGC"));
        command.addAll(QuickJava.BRIEF);
        command.addAll(new SparkEngine().jvmOptions());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"),
                "io.evowire.run.cli.Main", "spark"));
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command);
        builder.environment().putAll(Map.of("SPARK_HOME", folder.toString(),
                "SPARK_SCALA_VERSION", "2.13", "SPARK_LOCAL_IP", "127.0.0.1"));
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process.toHandle())));
        return process;
    }

    /** Adds a node with one place; it may not have told the head yet. */
    public Process node() throws IOException {
        return node(1, 0);
    }

    /** Adds a node with more places, and with GPUs that it may not have. */
    Process node(int places, int gpus) throws IOException {
        String name = "node-" + nodes.size();
        Process node = process(folder, "node", "--cores", Integer.toString(places), "--gpus",
                Integer.toString(gpus), "--work-dir", folder.resolve(name).toString(),
                "--spark-properties", folder.resolve("properties").toString(), master);
        Thread.ofPlatform().daemon()
                .start(() -> node.errorReader().lines().forEach(line -> {}));
        nodes.add(node);
        return node;
    }

    /** What a node with other properties prints before it ends. */
    String refused(Map<String, String> properties) throws IOException, InterruptedException {
        Process node = process(folder, "node", "--cores", "1", "--work-dir",
                folder.resolve("refused").toString(), "--spark-properties",
                write(folder.resolve("other-properties"), properties), master);
        String printed = new String(node.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return "%s%nexit code %d".formatted(printed, node.waitFor());
    }

    /** Where it is. */
    public String master() {
        return master;
    }

    /** The process that coordinates it. */
    public Process head() {
        return head;
    }

    /**
     * Settings with which small executors find this program, and wait for the head's word on why
     * one of them is gone, however busy the machine is.
     *
     * @param places that an application gets at most
     */
    public Map<String, String> settings(int places) {
        return Map.of("spark.executor.extraClassPath", System.getProperty("java.class.path"),
                "spark.executor.extraJavaOptions",
                "-XX:+UseSerialGC " + String.join(" ", QuickJava.BRIEF), "spark.cores.max",
                Integer.toString(places), "spark.standalone.executorRemoveDelayOnDisconnection",
                "2m");
    }

    /** Its nodes that are alive. */
    public List<Process> nodes() {
        return nodes.stream().filter(Process::isAlive).toList();
    }

    /** The executors of its nodes. */
    public List<ProcessHandle> executors() {
        return nodes().stream().flatMap(Process::children).toList();
    }

    /** The workers that its executors host. */
    public List<ProcessHandle> workers() {
        return executors().stream().flatMap(ProcessHandle::children).toList();
    }

    private static void end(ProcessHandle process) {
        Stream.concat(Stream.of(process), process.descendants()).toList()
                .forEach(ProcessHandle::destroyForcibly);
    }

    @Override
    public void close() throws InterruptedException {
        nodes.forEach(node -> end(node.toHandle()));
        end(head.toHandle());
        head.waitFor(1, TimeUnit.MINUTES);
    }
}
