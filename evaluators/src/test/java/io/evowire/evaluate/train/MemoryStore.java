package io.evowire.evaluate.train;

import io.evowire.core.text.Sha256;
import io.evowire.evaluate.ModelStore;
import io.evowire.evaluate.session.Model;
import io.evowire.evaluate.session.ModelFormat;
import io.evowire.evaluate.session.ModelFormatException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Keeps models in memory. */
public final class MemoryStore implements ModelStore {

    /** What was handed in, by name. */
    public final Map<String, byte[]> models = new LinkedHashMap<>();
    private final String full;

    public MemoryStore() {
        this("");
    }

    /** @param full name of what it has no room for */
    public MemoryStore(String full) {
        this.full = full;
    }

    @Override
    public Optional<byte[]> get(String sha256) {
        return models.values().stream().filter(model -> Sha256.hex(model).equals(sha256))
                .findFirst();
    }

    @Override
    public void put(String name, byte[] model) throws IOException {
        if (name.equals(full)) {
            throw new IOException("no space left");
        }
        models.put(name, model);
    }

    public String sha256(String name) {
        return Sha256.hex(Objects.requireNonNull(models.get(name), name));
    }

    /** What was handed in under a name, read. */
    public Model read(String name) throws ModelFormatException {
        return ModelFormat.read(Objects.requireNonNull(models.get(name), name));
    }
}
