package io.evowire.run.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyName;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.evowire.core.graph.GraphFamilies;
import io.evowire.core.graph.GraphFamily;
import io.evowire.core.graph.GraphFamily.Parameter;
import io.evowire.genome.space.GraphModels;
import io.evowire.genome.space.IntRange;
import io.evowire.genome.space.ModelRange;
import io.evowire.genome.space.RealRange;
import io.evowire.genome.space.ValueRange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * How the families of a search space are written: a key for each family of the catalogue with a
 * range for each of its parameters, null where the family is left out.
 */
final class GraphModelsModule extends SimpleModule {

    private static final long serialVersionUID = 1;

    GraphModelsModule() {
        addSerializer(new Writer());
        addDeserializer(GraphModels.class, new Reader());
    }

    private static final class Writer extends StdSerializer<GraphModels> {

        private static final long serialVersionUID = 1;

        Writer() {
            super(GraphModels.class);
        }

        @Override
        public void serialize(GraphModels models, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            out.writeStartObject();
            for (GraphFamily family : GraphFamilies.ALL) {
                out.writeFieldName(family.key());
                var range = models.of(family);
                if (range.isPresent()) {
                    write(range.get(), out, provider);
                } else {
                    out.writeNull();
                }
            }
            out.writeEndObject();
        }

        private static void write(ModelRange range, JsonGenerator out,
                SerializerProvider provider) throws IOException {
            out.writeStartObject();
            for (int i = 0; i < range.ranges().size(); i++) {
                provider.defaultSerializeField(range.family().parameters().get(i).key(),
                        range.ranges().get(i), out);
            }
            out.writeEndObject();
        }
    }

    private static final class Reader extends StdDeserializer<GraphModels> {

        private static final long serialVersionUID = 1;

        Reader() {
            super(GraphModels.class);
        }

        @Override
        public GraphModels deserialize(JsonParser parser, DeserializationContext context)
                throws IOException {
            JsonNode models = keys(context.readTree(parser), context,
                    GraphFamilies.ALL.stream().map(GraphFamily::key).toList());
            List<ModelRange> ranges = new ArrayList<>();
            for (GraphFamily family : GraphFamilies.ALL) {
                JsonNode range = models.path(family.key());
                if (!range.isMissingNode() && !range.isNull()) {
                    ranges.add(at(family.key(), () -> range(family, range, context)));
                }
            }
            return new GraphModels(ranges);
        }

        private static ModelRange range(GraphFamily family, JsonNode tree,
                DeserializationContext context) throws IOException {
            keys(tree, context, family.parameters().stream().map(Parameter::key).toList());
            List<ValueRange> ranges = new ArrayList<>();
            for (Parameter parameter : family.parameters()) {
                Class<? extends ValueRange> type = parameter.whole()
                        ? IntRange.class
                        : RealRange.class;
                JsonNode range = tree.path(parameter.key());
                if (range.isMissingNode() || range.isNull()) {
                    throw InvalidNullException.from(context,
                            PropertyName.construct(parameter.key()), context.constructType(type));
                }
                ranges.add(at(parameter.key(), () -> context.readTreeAsValue(range, type)));
            }
            return new ModelRange(family, ranges);
        }

        private static JsonNode keys(JsonNode tree, DeserializationContext context,
                List<String> known) throws IOException {
            if (!tree.isObject()) {
                return context.reportInputMismatch(GraphModels.class, "no group of keys");
            }
            for (String key : Json.keys(tree)) {
                if (!known.contains(key)) {
                    throw new IllegalArgumentException("unknown key %s. Known here: %s."
                            .formatted(key, String.join(", ", known)));
                }
            }
            return tree;
        }

        private interface Part<T> {

            T read() throws IOException;
        }

        // What is wrong with a part names its key.
        private static <T> T at(String key, Part<T> part) throws IOException {
            try {
                return part.read();
            } catch (JsonMappingException | IllegalArgumentException e) {
                throw JsonMappingException.wrapWithPath(e, GraphModels.class, key);
            }
        }
    }
}
