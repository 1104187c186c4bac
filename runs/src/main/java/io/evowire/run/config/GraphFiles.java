package io.evowire.run.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evowire.core.text.Sha256;
import io.evowire.run.ExitCode;
import io.evowire.run.UserException;
import io.evowire.run.json.GraphFile;
import io.evowire.run.json.Json;
import io.evowire.run.system.IoReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/**
 * Files of the graphs that {@code space.graphs} names. Their texts are put in the place of their
 * paths as soon as a configuration is read, so that nothing looks at a file a second time.
 *
 * @param folders where a relative path is looked up, in this order
 * @param ofRun   whether the files are named for their content, and so can be checked
 */
record GraphFiles(List<Path> folders, boolean ofRun) {

    /** The key under which graphs stand by their names. */
    static final String KEY = "space.graphs";

    private static final List<String> KEYS = List.of("file", "threshold", "directed");
    private static final long MAX_BYTES = 64L << 20;

    /** Files that somebody names on the command line. */
    static final GraphFiles HERE = new GraphFiles(List.of(Path.of("")), false);

    /** Files that a configuration file names: beside it, or where the program was started. */
    static GraphFiles beside(Path configuration) {
        return new GraphFiles(List.of(folder(configuration), Path.of("")), false);
    }

    /** Files of a run, by its configuration. */
    static GraphFiles ofRun(Path configuration) {
        return new GraphFiles(List.of(folder(configuration)), true);
    }

    /** Whether the keys there are names, or were checked with them. */
    static boolean within(String path) {
        return path.equals(KEY) || path.startsWith(KEY + ".");
    }

    private static Path folder(Path configuration) {
        Path folder = configuration.getParent();
        return folder == null ? Path.of("") : folder;
    }

    /**
     * A configuration with the texts of its graphs.
     *
     * @throws UserException naming the key and the file that cannot be read
     */
    YamlTree read(YamlTree layer) {
        if (!(layer.root().at("/space/graphs") instanceof ObjectNode named)) {
            return layer;
        }
        ObjectNode root = layer.root().deepCopy();
        ObjectNode graphs = (ObjectNode) root.at("/space/graphs");
        for (String name : Json.keys(named)) {
            graphs.set(name, read(named.get(name), KEY + "." + name, layer));
        }
        return new YamlTree(root, layer.source(), layer.marks());
    }

    private JsonNode read(JsonNode graph, String key, YamlTree layer) {
        if (graph.isNull()) {
            return graph;
        }
        ObjectNode read = Json.object();
        if (graph.isTextual()) {
            return read.put("text", text(graph.asText(), key, layer)).put("threshold", 0)
                    .put("directed", false);
        }
        if (!(graph instanceof ObjectNode group)) {
            throw new UserException(
                    "%s: %s must be a file, or file, threshold and directed, not %s."
                            .formatted(layer.position(key), key, graph));
        }
        for (String part : Json.keys(group)) {
            if (!KEYS.contains(part)) {
                throw new UserException("%s: unknown key %s.%s. Known here: %s.".formatted(
                        layer.position(key + "." + part), key, part, String.join(", ", KEYS)));
            }
            if (part.equals("file")) {
                read.put("text", text(group.get(part).asText(), key + "." + part, layer));
            } else {
                read.set(part, group.get(part));
            }
        }
        return read;
    }

    private String text(String file, String key, YamlTree layer) {
        try {
            Path path = found(file);
            if (Files.isRegularFile(path) && Files.size(path) > MAX_BYTES) {
                throw new UserException("%s: the graph %s is larger than %d MiB.".formatted(
                        layer.position(key), path, MAX_BYTES >> 20));
            }
            String text = Files.readString(path);
            if (ofRun && !file.equals(GraphFile.of(Sha256.hex(text)))) {
                throw new UserException(ExitCode.CORRUPT, """
                        %s is not the graph that the run was made with. Restore it."""
                        .formatted(path));
            }
            return text;
        } catch (IOException e) {
            throw new UserException(ofRun ? ExitCode.CORRUPT : ExitCode.USAGE,
                    "%s: cannot read the graph %s: %s.".formatted(layer.position(key), file,
                            IoReason.of(e)));
        } catch (InvalidPathException e) {
            throw new UserException("%s: '%s' is no path.".formatted(layer.position(key), file));
        }
    }

    private Path found(String file) {
        return folders.stream().map(folder -> folder.resolve(file)).filter(Files::exists)
                .findFirst().orElse(folders.getFirst().resolve(file));
    }
}
