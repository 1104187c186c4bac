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
import io.evowire.genome.space.IntChoice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** How a choice is written: the number itself where there is but one, else a list. */
final class IntChoiceModule extends SimpleModule {

    private static final long serialVersionUID = 1;

    IntChoiceModule() {
        addSerializer(new Writer());
        addDeserializer(IntChoice.class, new Reader());
    }

    private static final class Writer extends StdSerializer<IntChoice> {

        private static final long serialVersionUID = 1;

        Writer() {
            super(IntChoice.class);
        }

        @Override
        public void serialize(IntChoice choice, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            if (choice.isFixed()) {
                out.writeNumber(choice.min());
            } else {
                provider.defaultSerializeValue(choice.values(), out);
            }
        }
    }

    private static final class Reader extends StdDeserializer<IntChoice> {

        private static final long serialVersionUID = 1;

        Reader() {
            super(IntChoice.class);
        }

        @Override
        public IntChoice deserialize(JsonParser parser, DeserializationContext context)
                throws IOException {
            JsonNode tree = context.readTree(parser);
            List<Integer> values = new ArrayList<>();
            for (JsonNode value : tree.isArray() ? tree : List.of(tree)) {
                if (!value.isIntegralNumber() || !value.canConvertToInt()) {
                    return context.reportInputMismatch(IntChoice.class, "no whole number");
                }
                values.add(value.intValue());
            }
            try {
                return new IntChoice(values);
            } catch (IllegalArgumentException e) {
                throw JsonMappingException.from(parser, e.getMessage(), e);
            }
        }
    }
}
