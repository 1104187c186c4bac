package io.evowire.run.export;

import io.evowire.core.network.Network;
import io.evowire.core.network.NetworkFormat;
import io.evowire.core.network.NetworkFormatException;
import io.evowire.run.UserException;
import io.evowire.run.json.Json;
import io.evowire.run.system.IoReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads network files. */
public final class NetworkFile {

    private NetworkFile() {}

    /**
     * The network of a file in one of the formats of {@link NetworkFormat}.
     *
     * @throws UserException naming file, place, value and what is allowed
     */
    public static Network read(Path file) {
        try {
            return NetworkFormat.read(Json.readMap(Files.readString(file)));
        } catch (IOException e) {
            throw new UserException("Cannot read the network file %s: %s. Check the path."
                    .formatted(file, IoReason.of(e)));
        } catch (Json.BindingException | NetworkFormatException e) {
            throw new UserException("%s: %s".formatted(file, e.getMessage()));
        }
    }
}
