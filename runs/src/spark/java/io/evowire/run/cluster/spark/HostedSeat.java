package io.evowire.run.cluster.spark;

import io.evowire.run.UserException;
import io.evowire.run.store.RunFiles;
import io.evowire.run.training.Work;
import io.evowire.run.worker.Attempt;
import io.evowire.run.worker.LocalSeat;
import io.evowire.run.worker.Origin;
import io.evowire.run.worker.WorkerCommand;
import io.evowire.run.worker.WorkerMain;
import io.evowire.run.worker.WorkerPool;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.SparkFiles;

/**
 * A worker of an executor, with folders for the models that it needs and those that it hands in.
 */
final class HostedSeat {

    private static final int PRINTED = 8 << 10;

    private final HostSetup setup;
    private final String host;
    private final Path folder;
    private final Path out;
    private final Path log;
    private final String data;
    private final LocalSeat seat;
    private int brought;
    private volatile String machine = "unknown";

    /**
     * A place for a worker, which is started at the first try.
     *
     * @param environment of the worker
     * @param number      among those of this process
     */
    HostedSeat(HostSetup setup, String host, Map<String, String> environment, int number)
            throws IOException {
        this.setup = setup;
        this.host = host;
        // In the folder of the executor, which its node removes some time after it.
        folder = Files.createTempDirectory(Path.of(SparkFiles.getRootDirectory()).toAbsolutePath(),
                "evowire-worker-" + number + "-");
        out = folder.resolve("out");
        log = folder.resolve("worker.log");
        Files.createDirectories(new RunFiles(folder).models());
        Files.createDirectories(out);
        data = SentData.here(setup.data());
        List<String> arguments = new ArrayList<>(setup.arguments().stream()
                .map(word -> word.equals(HostSetup.DATA) ? data : word).toList());
        if (setup.models()) {
            arguments.addAll(List.of(folder.toString(), out.toString()));
        }
        seat = new LocalSeat(WorkerCommand
                .of(setup.jvm(Path.of(System.getProperty("java.home")),
                        System.getProperty("java.class.path"))
                        .testingDevices(folder.resolve("tested-devices")), setup.main(),
                        arguments, setup.config(), log)
                .with(environment), setup.limits().limits(), new Check());
    }

    /** Puts models where the worker finds them. */
    void bring(Map<String, byte[]> models) throws IOException {
        clear(); // of what a worker left that died
        for (byte[] model : models.values()) { // each under a new name: a store remembers files
            Files.write(new RunFiles(folder).model(brought++), model);
        }
    }

    /**
     * One try.
     *
     * @throws UserException if no worker can work here
     */
    Attempt attempt(List<Work> works, WorkerMain.Progress progress)
            throws IOException, InterruptedException {
        if (seat.silence().isEmpty()) { // no worker that has them loaded
            SentData.requireThere(data);
        }
        return seat.attempt(works, () -> true, progress);
    }

    /** Has a worker started and checked; how it died if it is not ready. */
    Optional<Attempt.Died> prepare() throws IOException, InterruptedException {
        SentData.requireThere(data);
        return seat.prepare();
    }

    /** What the worker handed in, by name; nothing is left for the next try. */
    Map<String, byte[]> take() throws IOException {
        Map<String, byte[]> models = new TreeMap<>();
        for (Path file : files(out)) {
            String name = file.getFileName().toString();
            if (name.endsWith(RunFiles.MODEL)) {
                models.put(name.substring(0, name.length() - RunFiles.MODEL.length()),
                        Files.readAllBytes(file));
            }
        }
        clear();
        return models;
    }

    private void clear() throws IOException {
        for (Path place : List.of(out, new RunFiles(folder).models())) {
            for (Path file : files(place)) {
                Files.delete(file);
            }
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        }
    }

    /** The end of what workers printed here. */
    String lastPrinted() {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(Math.max(0, file.length() - PRINTED));
            byte[] bytes = new byte[(int) Math.min(PRINTED, file.length())];
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    /** What the worker ran on, as it told. */
    String machine() {
        return machine;
    }

    /** Ends the worker at once; its log stays. */
    void abandon() {
        seat.abandon();
        try {
            clear();
        } catch (IOException e) {
            // the folder goes with the executor's
        }
    }

    private String dataRemedy() {
        return SentData.sent(setup.data())
                ? "The search sent them (--ship-data), so they changed there after it read them."
                : SentData.REMEDY;
    }

    private final class Check implements WorkerPool.Identity {

        @Override
        public void check(String dataFingerprint, String kernels) {
            try {
                setup.basis().check(dataFingerprint, kernels);
            } catch (UserException e) {
                throw dataFingerprint.equals(setup.basis().dataFingerprint())
                        ? e
                        : new UserException("%s %s".formatted(e.getMessage(), dataRemedy()));
            }
        }

        @Override
        public void check(Origin origin) {
            if (!origin.program().equals(setup.version())) {
                throw new UserException("""
                        The program here is EvoWire %s, and that of the search is %s: they may \
                        train differently. End the node on %s, bring the search's program there, \
                        and start the node again.""".formatted(origin.program(), setup.version(),
                        host));
            }
            machine = origin.machine();
        }
    }
}
