package io.evowire.run.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.evowire.core.graph.NamedGraph;
import io.evowire.core.graph.NamedGraphs;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * How graphs that people brought are written and read: by their names, with the ways to read them.
 * They are written with their file in a run ({@link GraphFile}), but read with its text, which
 * whoever reads a configuration puts in its place.
 */
final class NamedGraphsModule extends SimpleModule {

    private static final long serialVersionUID = 1;

    NamedGraphsModule() {
        addSerializer(new Writer());
        addDeserializer(NamedGraphs.class, new Reader());
    }

    private static final class Writer extends StdSerializer<NamedGraphs> {

        private static final long serialVersionUID = 1;

        Writer() {
            super(NamedGraphs.class);
        }

        @Override
        public void serialize(NamedGraphs graphs, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            out.writeStartObject();
            for (NamedGraph graph : graphs.graphs()) {
                out.writeObjectFieldStart(graph.name());
                out.writeStringField("file", GraphFile.of(graph));
                out.writeNumberField("threshold", graph.threshold());
                out.writeBooleanField("directed", graph.directed());
                out.writeEndObject();
            }
            out.writeEndObject();
        }
    }

    private static final class Reader extends StdDeserializer<NamedGraphs> {

        private static final long serialVersionUID = 1;

        Reader() {
            super(NamedGraphs.class);
        }

        @Override
        public NamedGraphs deserialize(JsonParser parser, DeserializationContext context)
                throws IOException {
            JsonNode tree = context.readTree(parser);
            if (!tree.isObject()) {
                return (NamedGraphs) context.reportInputMismatch(NamedGraphs.class,
                        "no group of keys");
            }
            List<NamedGraph> graphs = new ArrayList<>();
            for (String name : Json.keys(tree)) {
                if (!tree.get(name).isNull()) {
                    graphs.add(graph(name, tree.get(name)));
                }
            }
            return new NamedGraphs(graphs);
        }

        private static NamedGraph graph(String name, JsonNode tree) throws JsonMappingException {
            try {
                JsonNode threshold = tree.path("threshold");
                JsonNode directed = tree.path("directed");
                if (!tree.path("text").isTextual()) {
                    throw new IllegalArgumentException("a graph needs a file.");
                }
                if (!threshold.isMissingNode() && !threshold.isNumber()) {
                    throw new IllegalArgumentException(
                            "threshold must be a number, not %s.".formatted(threshold));
                }
                if (!directed.isMissingNode() && !directed.isBoolean()) {
                    throw new IllegalArgumentException(
                            "directed must be true or false, not %s.".formatted(directed));
                }
                return new NamedGraph(name, tree.get("text").asText(), threshold.asDouble(0),
                        directed.asBoolean(false));
            } catch (IllegalArgumentException e) {
                throw JsonMappingException.wrapWithPath(e, NamedGraphs.class, name);
            }
        }
    }
}
