package io.evowire.run.wann;

import io.evowire.core.text.Sha256;
import io.evowire.run.ExitCode;
import io.evowire.run.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Files of trained champions, of which the log has the check sums. */
final class TrainedFile {

    private TrainedFile() {}

    /** The network of a training. */
    static WannModel read(WannFiles files, WannTrained training) {
        fault(files, training).ifPresent(damage -> {
            throw new UserException(ExitCode.CORRUPT, damage);
        });
        return NetworkInput.read(files.trained(training.number()));
    }

    /** What is wrong with the file of a training, in words. */
    static Optional<String> fault(WannFiles files, WannTrained training) {
        Path file = files.trained(training.number());
        if (!Files.exists(file)) {
            return Optional.of("%s is missing. Restore it from a backup, or train again."
                    .formatted(file));
        }
        try {
            return Sha256.hex(Files.readString(file)).equals(training.sha256())
                    ? Optional.empty()
                    : Optional.of("%s is not what was recorded. Restore it from a backup."
                            .formatted(file));
        } catch (IOException e) {
            return Optional.of("%s cannot be read.".formatted(file));
        }
    }
}
