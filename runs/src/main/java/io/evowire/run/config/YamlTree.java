package io.evowire.run.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evowire.run.UserException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * A YAML text as a tree that knows where in the text each value stands.
 *
 * @param root   the values
 * @param source name of the text for messages, such as a file's name
 * @param marks  position of each value by its path, such as {@code space.nodes}; none where the
 *               source is no text of lines
 */
record YamlTree(JsonNode root, String source, Map<String, String> marks) {

    YamlTree {
        marks = Map.copyOf(marks);
    }

    /**
     * Parses a text that holds keys; an empty one holds none.
     *
     * @throws UserException with line and column if it is no YAML
     */
    static YamlTree parse(String text, String source) {
        var marks = new HashMap<String, String>();
        JsonNode root = compose(text, source)
                .<JsonNode>map(node -> new Reader(source, marks).read(node, ""))
                .orElseGet(JsonNodeFactory.instance::objectNode);
        return new YamlTree(root, source, marks);
    }

    /**
     * Parses a text that is a value; an empty one is null.
     *
     * @throws UserException with line and column if it is no YAML
     */
    static JsonNode parseValue(String text, String source) {
        return compose(text, source).map(
                node -> new Reader(source, new HashMap<>()).read(node, ""))
                .orElseGet(JsonNodeFactory.instance::nullNode);
    }

    private static Optional<Node> compose(String text, String source) {
        try {
            return Optional.ofNullable(yaml().compose(new StringReader(text)));
        } catch (MarkedYAMLException e) {
            throw new UserException(
                    "%s is not valid YAML: %s. Compare with what 'evowire config' prints."
                            .formatted(
                                    position(source, e.getProblemMark()),
                                    Stream.of(e.getContext(), e.getProblem())
                                            .filter(Objects::nonNull)
                                            .collect(Collectors.joining(" "))));
        } catch (ReaderException e) {
            throw new UserException(
                    "%s is not valid YAML: it contains a control character (0x%02x). Remove it."
                            .formatted(position(source, text, e.getPosition()), e.getCodePoint()));
        } catch (YAMLException e) {
            throw new UserException("%s cannot be read: %s.".formatted(source, e.getMessage()));
        }
    }

    private static Yaml yaml() {
        return new Yaml(new SafeConstructor(new LoaderOptions()));
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

    private static String position(String source, String text, int codePoints) {
        String before = text.substring(0, text.offsetByCodePoints(0, codePoints));
        return "%s:%d:%d".formatted(source, 1 + before.chars().filter(c -> c == '\n').count(),
                before.length() - before.lastIndexOf('\n'));
    }

    private static String position(String source, Mark mark) {
        return mark == null
                ? source
                : "%s:%d:%d".formatted(source, mark.getLine() + 1, mark.getColumn() + 1);
    }

    /**
     * Reads nodes.
     *
     * @param around  the nodes around the one being read: an alias may name one of them
     * @param scalars reads them, one after the other
     */
    private record Reader(String source, Map<String, String> marks, Deque<Node> around,
            Yaml scalars) {

        Reader(String source, Map<String, String> marks) {
            this(source, marks, new ArrayDeque<>(), yaml());
        }

        JsonNode read(Node node, String path) {
            String at = position(source, node.getStartMark());
            marks.putIfAbsent(path, at);
            if (around.contains(node)) {
                throw new UserException(
                        "%s: this value contains itself. Write it out.".formatted(at));
            }
            around.push(node);
            JsonNode value = switch (node) {
                case MappingNode mapping -> mapping(mapping, path);
                case SequenceNode sequence -> sequence(sequence, path);
                case ScalarNode scalar -> scalar(scalar);
                default -> throw new UserException(
                        "%s: only keys, lists and values are allowed here.".formatted(at));
            };
            around.pop();
            return value;
        }

        private ObjectNode mapping(MappingNode mapping, String path) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            for (NodeTuple tuple : mapping.getValue()) {
                String at = position(source, tuple.getKeyNode().getStartMark());
                if (!(tuple.getKeyNode() instanceof ScalarNode scalar)) {
                    throw new UserException(
                            "%s: a key must be a word, not a list or group.".formatted(at));
                }
                String key = scalar.getValue();
                String child = path.isEmpty() ? key : path + "." + key;
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

        // A quoted scalar is text whatever it looks like.
        private JsonNode scalar(ScalarNode scalar) {
            Object value = scalar.isPlain() ? scalars.load(scalar.getValue()) : "";
            return switch (value) {
                case null -> JsonNodeFactory.instance.nullNode();
                case Boolean b -> JsonNodeFactory.instance.booleanNode(b);
                case Integer i -> JsonNodeFactory.instance.numberNode(i);
                case Long l -> JsonNodeFactory.instance.numberNode(l);
                case Double d -> JsonNodeFactory.instance.numberNode(d);
                default -> JsonNodeFactory.instance.textNode(scalar.getValue());
            };
        }
    }
}
