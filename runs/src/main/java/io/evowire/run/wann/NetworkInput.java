package io.evowire.run.wann;

import io.evowire.core.wann.Activation;
import io.evowire.core.wann.LayerMatrix;
import io.evowire.core.wann.NodeMatrix;
import io.evowire.core.wann.WannFormat;
import io.evowire.core.wann.WannFormatException;
import io.evowire.run.UserException;
import io.evowire.run.json.Json;
import io.evowire.run.system.IoReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Reads files of weight agnostic networks: {@code .out} as the authors' programs keep them,
 * {@code .csv} as matrices of layers, and all others as {@code evowire-wann/1}.
 */
public final class NetworkInput {

    private static final String NODES = ".out";
    private static final String LAYERS = ".csv";

    private NetworkInput() {}

    private static boolean isMatrix(Path file) {
        return ends(file, NODES) || ends(file, LAYERS);
    }

    private static boolean ends(Path file, String ending) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(ending);
    }

    /**
     * The network of a file of evowire-wann/1.
     *
     * @throws UserException naming file, place, value and what is allowed; also for a file of
     *                       another kind, which does not say how many inputs it has
     */
    public static WannModel read(Path file) {
        if (isMatrix(file)) {
            throw new UserException("""
                    %s does not say how many inputs and outputs its network has: give also the \
                    directory of a search, or --data SPEC.""".formatted(file));
        }
        return reading(file, NetworkInput::json);
    }

    /**
     * The network of a file of any kind, whose numbers of inputs and outputs are known from the
     * images.
     *
     * @param hidden what all hidden nodes of a matrix of layers do, which does not say it; its
     *               outputs are linear
     * @throws UserException naming file, place, value and what is allowed; also if a file that says
     *                       how many inputs and outputs it has says otherwise
     */
    public static WannModel read(Path file, int inputs, int outputs, Activation hidden) {
        WannModel model = ends(file, NODES)
                ? reading(file, text -> WannModel.of(NodeMatrix.read(text, inputs, outputs)))
                : ends(file, LAYERS)
                        ? reading(file, text -> WannModel
                                .of(LayerMatrix.read(text, inputs, outputs, hidden)))
                        : read(file);
        if (model.network().inputs() != inputs || model.network().outputs() != outputs) {
            throw new UserException(
                    "%s has %d inputs and %d outputs, but the images need %d and %d.".formatted(
                            file, model.network().inputs(), model.network().outputs(), inputs,
                            outputs));
        }
        return model;
    }

    private interface Form {
        WannModel of(String text);
    }

    private static WannModel reading(Path file, Form form) {
        try {
            return form.of(Files.readString(file));
        } catch (IOException e) {
            throw new UserException("Cannot read the network file %s: %s. Check the path."
                    .formatted(file, IoReason.of(e)));
        } catch (Json.BindingException | WannFormatException e) {
            throw new UserException("%s: %s".formatted(file, e.getMessage()));
        }
    }

    private static WannModel json(String text) {
        Map<String, Object> tree = Json.readMap(text);
        return WannFormat.weighted(tree).map(WannModel::own)
                .orElseGet(() -> WannModel.of(WannFormat.read(tree)));
    }
}
