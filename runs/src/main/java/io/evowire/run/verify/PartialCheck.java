package io.evowire.run.verify;

import io.evowire.evaluate.session.ModelFormat;
import io.evowire.evaluate.session.ModelFormatException;
import io.evowire.run.UserException;
import io.evowire.run.config.ConfigReader;
import io.evowire.run.problem.Run;
import io.evowire.run.store.History;
import io.evowire.run.store.RunFiles;
import io.evowire.run.system.FileHash;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/**
 * Looks for faults in what lies beside a database or a configuration that is damaged itself. What
 * follows from all events, the tables and which models there should be, cannot be judged then.
 */
final class PartialCheck {

    private static final Pattern MODEL = Pattern.compile("trial-(\\d+)\\.(?:model|zip)");

    private PartialCheck() {}

    /**
     * Configuration and models that are damaged, in words.
     *
     * @param sound what the events say as far as they are sound; empty if not even the first is
     */
    static List<String> faults(RunFiles files, Optional<History> sound) throws IOException {
        List<String> faults = new ArrayList<>();
        sound.flatMap(history -> Run.configurationDamage(files, history.record()))
                .or(() -> unreadable(files)).ifPresent(faults::add);
        for (Path model : models(files)) {
            Matcher name = MODEL.matcher(model.getFileName().toString());
            if (name.matches()) {
                int trial = Integer.parseInt(name.group(1));
                fault(model, sound.flatMap(history -> history.model(trial)))
                        .ifPresent(faults::add);
            }
        }
        return faults;
    }

    private static Optional<String> unreadable(RunFiles files) {
        try {
            ConfigReader.ofRun(files.configuration());
            return Optional.empty();
        } catch (UserException e) {
            return Optional.of("%s: %s".formatted(files.configuration(), e.getMessage()));
        }
    }

    private static List<Path> models(RunFiles files) throws IOException {
        if (!Files.isDirectory(files.models())) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(files.models())) {
            return entries.sorted().toList();
        }
    }

    private static Optional<String> fault(Path model, Optional<String> recorded)
            throws IOException {
        if (recorded.isPresent()) {
            return recorded.get().equals(FileHash.hex(model))
                    ? Optional.empty()
                    : Optional.of("%s is not the model that was recorded.".formatted(model));
        }
        return isWhole(model)
                ? Optional.empty()
                : Optional.of("%s is no whole model.".formatted(model));
    }

    private static boolean isWhole(Path file) throws IOException {
        byte[] content = Files.readAllBytes(file);
        try {
            if (!ModelFormat.recognises(content)) {
                return isWholeArchive(file);
            }
            ModelFormat.read(content);
            return true;
        } catch (ModelFormatException damaged) {
            return false;
        }
    }

    // Models of older runs. The stream checks the content against its check sums, the file whether
    // its index is there.
    private static boolean isWholeArchive(Path file) {
        try (var index = new ZipFile(file.toFile());
                var content = new ZipInputStream(Files.newInputStream(file))) {
            int entries = 0;
            while (content.getNextEntry() != null) {
                content.transferTo(OutputStream.nullOutputStream());
                entries++;
            }
            return entries > 0 && entries == index.size();
        } catch (IOException | IllegalArgumentException damaged) {
            return false;
        }
    }
}
