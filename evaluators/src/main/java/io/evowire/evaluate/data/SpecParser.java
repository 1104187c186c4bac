package io.evowire.evaluate.data;

import io.evowire.core.network.TensorShape;
import io.evowire.evaluate.DataException;
import io.evowire.evaluate.picture.ImageColour;
import io.evowire.evaluate.picture.Orientation;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The syntax of a SPEC. */
record SpecParser(String spec) {

    /** A folder of pictures with those options that the SPEC has. */
    private record Asked(Path folder, @Nullable Integer size, @Nullable ImageColour colour,
            @Nullable Orientation orientation) {

        ImageFolder recorded() {
            return new ImageFolder(folder, size == null ? ImageFolder.DEFAULT_SIZE : size,
                    colour == null ? ImageColour.RGB : colour,
                    orientation == null ? Orientation.STORED : orientation);
        }

        ImageFolder fitting(Loading loading) {
            return ImageFolder.fitting(folder, size, colour,
                    orientation == null ? Orientation.EXIF : orientation, loading);
        }

        ImageFolder fitting(TensorShape shape) {
            return new ImageFolder(folder, size == null ? shape.width() : size,
                    colour == null
                            ? shape.channels() == 1 ? ImageColour.GREY : ImageColour.RGB
                            : colour,
                    orientation == null ? Orientation.EXIF : orientation);
        }
    }

    DataSpec parse() {
        return parse(Asked::recorded);
    }

    DataSpec fitting(Loading loading) {
        requireWhole();
        return parse(asked -> asked.fitting(loading));
    }

    DataSpec fitting(TensorShape shape) {
        requireWhole();
        return parse(asked -> asked.fitting(shape));
    }

    private void requireWhole() {
        if (spec.startsWith(NoveltySplit.KIND + ":")) {
            throw wrong("a class is held out by task.novelty, not by the data", null);
        }
    }

    /** With the options of another folder where this one has none. */
    DataSpec like(ImageFolder other) {
        return parse(asked -> new ImageFolder(asked.folder,
                asked.size == null ? other.size() : asked.size,
                asked.colour == null ? other.colour() : asked.colour,
                asked.orientation == null ? other.orientation() : asked.orientation));
    }

    private DataSpec parse(Function<Asked, DataSpec> pictures) {
        int colon = spec.indexOf(':');
        String kind = colon < 0 ? spec : spec.substring(0, colon);
        String rest = colon < 0 ? "" : spec.substring(colon + 1);
        return switch (kind) {
            case "mnist-10k" -> embedded(colon);
            case "idx" -> new IdxFolder(folder(rest));
            case "cifar10" -> new Cifar10Folder(folder(rest));
            case NoveltySplit.KIND -> NoveltySplit.parse(rest);
            case "images" -> pictures.apply(images(rest));
            default -> throw wrong("there is no kind \"" + kind + "\"", null);
        };
    }

    private DataSpec embedded(int colon) {
        if (colon >= 0) {
            throw wrong("mnist-10k is embedded and takes no folder", null);
        }
        return new Mnist10k();
    }

    private Path folder(String text) {
        if (text.isBlank()) {
            throw wrong("it names no folder", null);
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw wrong("\"" + text + "\" cannot be a folder", e);
        }
    }

    private Asked images(String rest) {
        int mark = rest.lastIndexOf('?');
        if (mark < 0) {
            return new Asked(folder(rest), null, null, null);
        }
        Map<String, String> options = options(rest.substring(mark + 1));
        return new Asked(folder(rest.substring(0, mark)), size(options.get("size")),
                colour(options.get("colour")), orientation(options.get("orientation")));
    }

    private Map<String, String> options(String text) {
        var options = new HashMap<String, String>();
        for (String option : text.split(",", -1)) {
            int equals = option.indexOf('=');
            String key = equals < 0 ? option : option.substring(0, equals);
            if (equals < 0 || !Set.of("size", "colour", "orientation").contains(key)) {
                throw wrong(("\"%s\" after the last ? is no option; the options are size=N, "
                        + "colour=rgb or grey, and orientation=exif or stored (if the folder's own "
                        + "name has a ?, an option must follow it)").formatted(option), null);
            }
            if (options.put(key, option.substring(equals + 1)) != null) {
                throw wrong("it has two values for " + key, null);
            }
        }
        return options;
    }

    private @Nullable Integer size(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            int size = Integer.parseInt(text);
            if (size >= 1 && size <= ImageFolder.MAX_SIZE) {
                return size;
            }
        } catch (NumberFormatException e) {
            throw wrongSize(text, e);
        }
        throw wrongSize(text, null);
    }

    private DataException wrongSize(String text, @Nullable Throwable cause) {
        return wrong("the size must be a whole number of pixels from 1 to %d, not \"%s\""
                .formatted(ImageFolder.MAX_SIZE, text), cause);
    }

    private @Nullable ImageColour colour(@Nullable String text) {
        return switch (text) {
            case null -> null;
            case "rgb" -> ImageColour.RGB;
            case "grey" -> ImageColour.GREY;
            default -> throw wrong("the colour must be rgb or grey, not \"" + text + "\"", null);
        };
    }

    private @Nullable Orientation orientation(@Nullable String text) {
        return switch (text) {
            case null -> null;
            case "exif" -> Orientation.EXIF;
            case "stored" -> Orientation.STORED;
            default -> throw wrong(
                    "the orientation must be exif or stored, not \"" + text + "\"", null);
        };
    }

    private DataException wrong(String reason, @Nullable Throwable cause) {
        return new DataException("The data \"%s\" cannot be understood: %s. Allowed are:%n%s"
                .formatted(spec, reason, DataSpec.FORMS.stripTrailing()), cause);
    }
}
