package io.evowire.evaluate.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.evowire.core.network.NetworkFormat;
import io.evowire.core.text.Sha256;
import io.evowire.evaluate.data.Normalisation;
import io.evowire.evaluate.parameters.ParameterBlock.Group;
import io.evowire.evaluate.parameters.ParameterLayout;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * The model file, {@value #FORMAT}: numbers and text only, nothing that could be run. The same
 * model gives the same bytes.
 *
 * <pre>
 * byte 0    the line "evowire-model/1", 16 bytes with its line feed
 * byte 16   length of the header in bytes, int64, little-endian
 * byte 24   SHA-256 of the header, 32 bytes
 * byte 56   the header: one JSON object in UTF-8, filled up with spaces so that what follows
 *           begins at a multiple of 64
 * then      the parts, one after another, each float32, little-endian, in the header's order
 * </pre>
 *
 * {@snippet lang=json :
 * {"network":{"format":"evowire-network/1","input":[1,28,28]},
 *  "images":{"data":"mnist-10k","classNames":["0","1"],"mean":[0.13],"standardDeviation":[0.31]},
 *  "step":120,
 *  "parts":[{"name":"weights","elements":52224,"sha256":"9f86d0..."},
 *           {"name":"scalars","elements":3210,"sha256":"60303a..."},
 *           {"name":"statistics","elements":2880,"sha256":"fd61a0..."}]}
 * }
 *
 * The three parts are the vectors of {@link ParameterLayout}; a model whose training goes on also
 * has {@code velocities.weights} and {@code velocities.scalars}, the state of its update rule.
 * {@code images} is missing where it is not known. Normalised pixels are (v / 255 - mean) /
 * standardDeviation, for v from 0 to 255, by channel.
 */
public final class ModelFormat {

    /** Name and version of the format. */
    public static final String FORMAT = "evowire-model/1";

    private static final String FAMILY = "evowire-model/";
    private static final byte[] MAGIC = (FORMAT + "\n").getBytes(StandardCharsets.US_ASCII);
    private static final int HASH = 32;
    private static final int HEADER = MAGIC.length + Long.BYTES + HASH;
    private static final int ALIGNMENT = 64;
    private static final String VELOCITIES = "velocities.";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT).build();

    private record Header(Map<String, Object> network, @Nullable ImagesHeader images, int step,
            List<Part> parts) {}

    private record ImagesHeader(String data, List<String> classNames, List<Double> mean,
            List<Double> standardDeviation) {}

    private record Part(String name, int elements, String sha256) {}

    private ModelFormat() {}

    /** Whether a file begins as one of this format does, of whatever version. */
    public static boolean recognises(byte[] file) {
        return begins(file, FAMILY.getBytes(StandardCharsets.US_ASCII));
    }

    /** The bytes of a model's file. */
    public static byte[] write(Model model) {
        SequencedMap<String, byte[]> parts = new LinkedHashMap<>();
        for (Group group : Group.values()) {
            parts.put(group.word(), bytes(model.parameters().get(group)));
        }
        for (Group group : Group.values()) {
            if (model.velocities().containsKey(group)) {
                parts.put(VELOCITIES + group.word(), bytes(model.velocities().get(group)));
            }
        }
        byte[] header = header(model, parts);
        ByteBuffer file = ByteBuffer.allocate(HEADER + header.length
                + parts.values().stream().mapToInt(part -> part.length).reduce(0, Math::addExact))
                .order(ByteOrder.LITTLE_ENDIAN);
        file.put(MAGIC).putLong(header.length).put(sha256(header)).put(header);
        parts.values().forEach(file::put);
        return file.array();
    }

    private static byte[] header(Model model, SequencedMap<String, byte[]> parts) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("network", NetworkFormat.write(model.network()));
        Model.Images images = model.images();
        if (images != null) {
            tree.put("images", new ImagesHeader(images.data(), images.classNames(),
                    images.normalisation().mean(), images.normalisation().standardDeviation()));
        }
        tree.put("step", model.step());
        tree.put("parts", parts.entrySet().stream().map(part -> new Part(part.getKey(),
                part.getValue().length / Float.BYTES, Sha256.hex(part.getValue()))).toList());
        try {
            byte[] json = JSON.writeValueAsBytes(tree);
            byte[] header = Arrays.copyOf(json,
                    Math.ceilDiv(HEADER + json.length, ALIGNMENT) * ALIGNMENT - HEADER);
            Arrays.fill(header, json.length, header.length, (byte) ' ');
            return header;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("No JSON form of the model's header.", e);
        }
    }

    private static byte[] bytes(float[] vector) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(vector.length, Float.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(vector);
        return bytes.array();
    }

    private static byte[] sha256(byte[] content) {
        var digest = Sha256.digest();
        digest.update(content);
        return digest.digest();
    }

    private static boolean begins(byte[] file, byte[] with) {
        return file.length >= with.length
                && Arrays.equals(file, 0, with.length, with, 0, with.length);
    }

    /**
     * Reads the bytes of a model's file.
     *
     * @throws ModelFormatException if they are none, are damaged or cut short, or are of another
     *                              version
     */
    public static Model read(byte[] file) throws ModelFormatException {
        requireVersion(file);
        if (file.length < HEADER) {
            throw cutShort(file);
        }
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN)
                .position(MAGIC.length);
        long length = bytes.getLong();
        byte[] hash = new byte[HASH];
        bytes.get(hash);
        if (length < 0) {
            throw new ModelFormatException("is damaged: its header has a length of " + length);
        }
        if (length > bytes.remaining()) {
            throw cutShort(file);
        }
        byte[] header = new byte[(int) length];
        bytes.get(header);
        if (!Arrays.equals(hash, sha256(header))) {
            throw new ModelFormatException("is damaged: its header is not what was written");
        }
        try {
            return model(parsed(header), bytes);
        } catch (RuntimeException e) { // each names the value and what is allowed
            throw new ModelFormatException("does not hold a model: " + e.getMessage());
        }
    }

    private static void requireVersion(byte[] file) throws ModelFormatException {
        if (begins(file, MAGIC)) {
            return;
        }
        if (file.length < MAGIC.length && begins(MAGIC, file)) {
            throw cutShort(file);
        }
        if (recognises(file)) {
            String line = new String(file, 0, Math.min(file.length, 64), StandardCharsets.UTF_8)
                    .lines().findFirst().orElse(FAMILY);
            throw new ModelFormatException(
                    "has the format \"%s\", but this program reads %s. Maybe a newer one wrote it"
                            .formatted(line, FORMAT));
        }
        throw new ModelFormatException("is no %s file%s".formatted(FORMAT,
                begins(file, new byte[]{'P', 'K'})
                        ? ", but a ZIP file, as DL4J writes its models"
                        : ""));
    }

    private static ModelFormatException cutShort(byte[] file) {
        return new ModelFormatException("is cut short after %d bytes".formatted(file.length));
    }

    private static Header parsed(byte[] header) throws ModelFormatException {
        try {
            return JSON.readValue(header, Header.class);
        } catch (IOException e) {
            throw new ModelFormatException("has a header that is not understood: "
                    + (e instanceof JsonProcessingException json
                            ? json.getOriginalMessage()
                            : e.getMessage()));
        }
    }

    private static Model model(Header header, ByteBuffer bytes) throws ModelFormatException {
        Map<Group, float[]> parameters = new EnumMap<>(Group.class);
        Map<Group, float[]> velocities = new EnumMap<>(Group.class);
        for (Part part : header.parts()) {
            boolean velocity = part.name().startsWith(VELOCITIES);
            Group group = group(velocity
                    ? part.name().substring(VELOCITIES.length())
                    : part.name(), part.name());
            if ((velocity ? velocities : parameters).put(group, vector(part, bytes)) != null) {
                throw new ModelFormatException("has two parts \"%s\"".formatted(part.name()));
            }
        }
        if (bytes.hasRemaining()) {
            throw new ModelFormatException("has %d bytes too many".formatted(bytes.remaining()));
        }
        return new Model(NetworkFormat.read(header.network()), images(header.images()),
                header.step(), parameters, velocities);
    }

    private static Group group(String word, String name) throws ModelFormatException {
        for (Group group : Group.values()) {
            if (group.word().equals(word)) {
                return group;
            }
        }
        throw new ModelFormatException("has a part \"%s\", which %s does not know".formatted(name,
                FORMAT));
    }

    private static float[] vector(Part part, ByteBuffer bytes) throws ModelFormatException {
        if (part.elements() < 0 || part.elements() > bytes.remaining() / Float.BYTES) {
            throw new ModelFormatException("is cut short: %d numbers of \"%s\" are not there"
                    .formatted(part.elements(), part.name()));
        }
        byte[] content = new byte[part.elements() * Float.BYTES];
        bytes.get(content);
        if (!Sha256.hex(content).equals(part.sha256())) {
            throw new ModelFormatException("is damaged: its part \"%s\" is not what was written"
                    .formatted(part.name()));
        }
        float[] vector = new float[part.elements()];
        ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(vector);
        return vector;
    }

    private static Model.@Nullable Images images(@Nullable ImagesHeader header) {
        return header == null
                ? null
                : new Model.Images(header.data(), header.classNames(),
                        new Normalisation(header.mean(), header.standardDeviation()));
    }
}
