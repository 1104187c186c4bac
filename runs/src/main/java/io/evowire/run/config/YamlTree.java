package io.evowire.run.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evowire.run.UserException;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A YAML text as a tree that knows where in the text each value stands.
 *
 * @param root   the values
 * @param source name of the text for messages, such as a file's name
 * @param marks  position of each value by its path, such as {@code space.nodes}
 */
record YamlTree(JsonNode root, String source, Map<String, String> marks) {

    YamlTree {
        marks = Map.copyOf(marks);
    }

    /**
     * Parses a text.
     *
     * @throws UserException with line and column if it is no YAML
     */
    static YamlTree parse(String text, String source) {
        var marks = new HashMap<String, String>();
        try {
            Node node = new Yaml(new SafeConstructor(new LoaderOptions()))
                    .compose(new StringReader(text));
            JsonNode root = node == null
                    ? JsonNodeFactory.instance.objectNode()
                    : new Reader(source, marks).read(node, "");
            return new YamlTree(root, source, marks);
        } catch (MarkedYAMLException e) {
            throw new UserException("%s is not valid YAML: %s %s".formatted(
                    position(source, e.getProblemMark()), e.getContext(), e.getProblem()));
        }
    }

    /** Where the value at this path stands, such as {@code search.yaml:3:5}. */
    String position(String path) {
        for (String p = path;; p = p.substring(0, Math.max(0, p.lastIndexOf('.')))) {
            if (marks.containsKey(p)) {
                return marks.get(p);
            }
            if (p.isEmpty()) {
                return source;
            }
        }
    }

    private static String position(String source, Mark mark) {
        return mark == null
                ? source
                : "%s:%d:%d".formatted(source, mark.getLine() + 1, mark.getColumn() + 1);
    }

    private record Reader(String source, Map<String, String> marks) {

        JsonNode read(Node node, String path) {
            marks.putIfAbsent(path, position(source, node.getStartMark()));
            return switch (node) {
                case MappingNode mapping -> mapping(mapping, path);
                case SequenceNode sequence -> sequence(sequence, path);
                case ScalarNode scalar -> scalar(scalar);
                default -> throw new UserException("%s: aliases are not supported here."
                        .formatted(position(source, node.getStartMark())));
            };
        }

        private ObjectNode mapping(MappingNode mapping, String path) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            for (NodeTuple tuple : mapping.getValue()) {
                String key = ((ScalarNode) tuple.getKeyNode()).getValue();
                String child = path.isEmpty() ? key : path + "." + key;
                String at = position(source, tuple.getKeyNode().getStartMark());
                if (object.has(key)) {
                    throw new UserException(
                            "%s: duplicate key %s. Keep one of the two.".formatted(at, child));
                }
                marks.put(child, at);
                object.set(key, read(tuple.getValueNode(), child));
            }
            return object;
        }

        private ArrayNode sequence(SequenceNode sequence, String path) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            for (int i = 0; i < sequence.getValue().size(); i++) {
                array.add(read(sequence.getValue().get(i), path + "." + i));
            }
            return array;
        }

        private JsonNode scalar(ScalarNode scalar) {
            Object value = new Yaml(new SafeConstructor(new LoaderOptions())).load(quoted(scalar));
            return switch (value) {
                case null -> JsonNodeFactory.instance.nullNode();
                case Boolean b -> JsonNodeFactory.instance.booleanNode(b);
                case Integer i -> JsonNodeFactory.instance.numberNode(i);
                case Long l -> JsonNodeFactory.instance.numberNode(l);
                case Double d -> JsonNodeFactory.instance.numberNode(d);
                default -> JsonNodeFactory.instance.textNode(scalar.getValue());
            };
        }

        // A quoted scalar is text whatever it looks like.
        private static String quoted(ScalarNode scalar) {
            return scalar.isPlain() ? scalar.getValue() : "text";
        }
    }
}
