package io.evowire.run.wann;

import io.evowire.core.text.Sha256;
import io.evowire.genome.wann.GenomeText;
import io.evowire.genome.wann.WannGenome;
import io.evowire.run.ExitCode;
import io.evowire.run.UserException;
import io.evowire.run.store.log.DurableFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Populations as files: one line for each genome, gzipped. */
final class PopulationFile {

    private PopulationFile() {}

    /** Writes a population; it is on the disk when this returns. */
    static WannCheckpoint write(WannFiles files, int generation, List<WannGenome> population)
            throws IOException {
        String text = text(population);
        var bytes = new ByteArrayOutputStream();
        try (var zipped = new GZIPOutputStream(bytes)) {
            zipped.write(text.getBytes(StandardCharsets.UTF_8));
        }
        DurableFiles.write(files.population(generation), bytes.toByteArray());
        return new WannCheckpoint(generation, Sha256.hex(text));
    }

    /** SHA-256 of the lines of a population. */
    static String hash(List<WannGenome> population) {
        return Sha256.hex(text(population));
    }

    private static String text(List<WannGenome> population) {
        return population.stream().map(GenomeText::write)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** Reads the population of a checkpoint. */
    static List<WannGenome> read(WannFiles files, WannCheckpoint checkpoint) {
        fault(files, checkpoint).ifPresent(damage -> {
            throw new UserException(ExitCode.CORRUPT, damage);
        });
        return text(files.population(checkpoint.generation())).orElseThrow().lines()
                .map(GenomeText::read).toList();
    }

    /** What is wrong with the file of a checkpoint, in words. */
    static Optional<String> fault(WannFiles files, WannCheckpoint checkpoint) {
        Path file = files.population(checkpoint.generation());
        if (!Files.exists(file)) {
            return Optional.of("%s is missing. Restore it from a backup.".formatted(file));
        }
        return text(file).map(Sha256::hex).filter(checkpoint.sha256()::equals).isPresent()
                ? Optional.empty()
                : Optional.of("%s is not what was recorded. Restore it from a backup."
                        .formatted(file));
    }

    private static Optional<String> text(Path file) {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
