package io.evowire.run.wann;

import io.evowire.core.wann.SparseNetwork;
import io.evowire.core.wann.WannFormat;
import io.evowire.core.wann.WannFormatException;
import io.evowire.run.UserException;
import io.evowire.run.json.Json;
import io.evowire.run.system.IoReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads files of weight agnostic networks. */
public final class NetworkInput {

    private NetworkInput() {}

    /**
     * The network of a file.
     *
     * @throws UserException naming file, place, value and what is allowed
     */
    public static SparseNetwork read(Path file) {
        try {
            return WannFormat.read(Json.readMap(Files.readString(file)));
        } catch (IOException e) {
            throw new UserException("Cannot read the network file %s: %s. Check the path."
                    .formatted(file, IoReason.of(e)));
        } catch (Json.BindingException | WannFormatException e) {
            throw new UserException("%s: %s".formatted(file, e.getMessage()));
        }
    }
}
