package io.evowire.evaluate.data;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The syntax of a SPEC. */
record SpecParser(String spec) {

    DataSpec parse() {
        int colon = spec.indexOf(':');
        String kind = colon < 0 ? spec : spec.substring(0, colon);
        String rest = colon < 0 ? "" : spec.substring(colon + 1);
        return switch (kind) {
            case "mnist-10k" -> embedded(colon);
            case "idx" -> new IdxFolder(folder(rest));
            case "cifar10" -> new Cifar10Folder(folder(rest));
            case "images" -> images(rest);
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

    private ImageFolder images(String rest) {
        int mark = rest.lastIndexOf('?');
        if (mark < 0) {
            return new ImageFolder(folder(rest), ImageFolder.DEFAULT_SIZE, ImageColour.RGB);
        }
        Map<String, String> options = options(rest.substring(mark + 1));
        return new ImageFolder(folder(rest.substring(0, mark)), size(options.get("size")),
                colour(options.get("colour")));
    }

    private Map<String, String> options(String text) {
        var options = new HashMap<String, String>();
        for (String option : text.split(",", -1)) {
            int equals = option.indexOf('=');
            String key = equals < 0 ? option : option.substring(0, equals);
            if (equals < 0 || !Set.of("size", "colour").contains(key)) {
                throw wrong(("\"%s\" after the last ? is no option; the options are size=N and "
                        + "colour=rgb or colour=grey (and where the folder's own name has a ?, an "
                        + "option must follow it)").formatted(option), null);
            }
            if (options.put(key, option.substring(equals + 1)) != null) {
                throw wrong("it has two values for " + key, null);
            }
        }
        return options;
    }

    private int size(@Nullable String text) {
        if (text == null) {
            return ImageFolder.DEFAULT_SIZE;
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

    private ImageColour colour(@Nullable String text) {
        return switch (text) {
            case null -> ImageColour.RGB;
            case "rgb" -> ImageColour.RGB;
            case "grey" -> ImageColour.GREY;
            default -> throw wrong("the colour must be rgb or grey, not \"" + text + "\"", null);
        };
    }

    private DataException wrong(String reason, @Nullable Throwable cause) {
        return new DataException("The data \"%s\" cannot be understood: %s. Allowed are:%n%s"
                .formatted(spec, reason, DataSpec.FORMS.stripTrailing()), cause);
    }
}
