package io.evowire.run.store.log;

import com.fasterxml.jackson.databind.JsonNode;
import io.evowire.core.text.Sha256;
import io.evowire.run.json.Json;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One JSON value in a file of its own beside the database, which tells by itself whether it is
 * whole and what it belongs to. For what people add to a run at any time, also while another
 * process owns it, and what decides nothing in it: so it needs no event.
 *
 * @param file   its place
 * @param format name and version of what it holds, such as {@code evowire-damage/1}
 * @param of     names what it belongs to; a file made of anything else is not taken for it
 */
public record SealedFile(Path file, String format, String of) {

    private static final String CONTENT = "content";

    private record Sealed(String format, String of, String sha256, JsonNode content) {}

    /** Writes a value, replacing what the file held. */
    public void keep(Object content) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        JsonNode tree = Json.tree(content);
        DurableFiles.writeShared(file,
                (Json.line(new Sealed(format, of, seal(tree), tree)) + "\n")
                        .getBytes(StandardCharsets.UTF_8));
    }

    /** Removes it, if it is there. */
    public void drop() throws IOException {
        Files.deleteIfExists(file);
    }

    /**
     * The value; empty if there is none, or none that is whole: to say which is for
     * {@link #fault}.
     */
    public Optional<JsonNode> content() throws IOException {
        try {
            JsonNode tree = Json.parse(Files.readString(file));
            return sound(tree) ? Optional.of(tree.get(CONTENT)) : Optional.empty();
        } catch (NoSuchFileException | CharacterCodingException | Json.BindingException e) {
            return Optional.empty();
        }
    }

    /** What is wrong with it, in words; empty if it is whole or not there. */
    public Optional<String> fault() throws IOException {
        return Files.exists(file) && content().isEmpty()
                ? Optional.of("%s is damaged, or of another run.".formatted(file))
                : Optional.empty();
    }

    private boolean sound(JsonNode tree) {
        return tree.size() == 4 && tree.path("format").asText().equals(format)
                && tree.path("of").asText().equals(of) && tree.has(CONTENT)
                && tree.path("sha256").asText().equals(seal(tree.get(CONTENT)));
    }

    private String seal(JsonNode content) {
        return Sha256.hex(String.join("\n", format, of, Json.line(content)));
    }
}
