package io.evowire.evaluate.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.network.Network;
import io.evowire.core.text.Sha256;
import io.evowire.evaluate.data.Normalisation;
import io.evowire.evaluate.parameters.InitialWeights;
import io.evowire.evaluate.parameters.ParameterBlock.Group;
import io.evowire.evaluate.parameters.ParameterLayout;
import io.evowire.evaluate.train.SmallNetworks;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelFormatTest {

    private static final Network NETWORK = SmallNetworks.any(1);
    private static final byte[] FILE = ModelFormat.write(model(true));

    private static Model model(boolean goesOn) {
        var layout = ParameterLayout.of(NETWORK);
        Map<Group, float[]> parameters = InitialWeights.draw(layout, 3);
        Map<Group, float[]> velocities = new EnumMap<>(InitialWeights.draw(layout, 4));
        velocities.remove(Group.STATISTICS);
        parameters.get(Group.WEIGHTS)[0] = -0.0f;
        parameters.get(Group.WEIGHTS)[1] = Float.MIN_VALUE;
        int channels = NETWORK.input().channels();
        List<String> classes = IntStream.range(0, NETWORK.classes())
                .mapToObj(i -> "Klasse " + i + " \"ä\"").toList();
        return new Model(NETWORK, new Model.Images("mnist-10k", classes,
                new Normalisation(Collections.nCopies(channels, 0.1307),
                        Collections.nCopies(channels, 1 / 3.0))),
                17, parameters, goesOn ? velocities : Map.of());
    }

    private static void assertSame(Model expected, Model actual) {
        assertEquals(expected.network(), actual.network());
        assertEquals(expected.images(), actual.images());
        assertEquals(expected.step(), actual.step());
        assertVectors(expected.parameters(), actual.parameters());
        assertVectors(expected.velocities(), actual.velocities());
    }

    private static void assertVectors(Map<Group, float[]> expected, Map<Group, float[]> actual) {
        assertEquals(expected.keySet(), actual.keySet());
        expected.forEach((group, vector) -> assertArrayEquals(vector, actual.get(group)));
    }

    @Test
    void whatIsWrittenIsReadBackToTheBit() throws ModelFormatException {
        assertSame(model(true), ModelFormat.read(FILE));
        assertSame(model(false), ModelFormat.read(ModelFormat.write(model(false))));
        Model whole = model(false);
        var plain = new Model(whole.network(), null, 0, whole.parameters(), Map.of());
        assertSame(plain, ModelFormat.read(ModelFormat.write(plain)));
        assertArrayEquals(FILE, ModelFormat.write(model(true)), "the same model, other bytes");
        assertArrayEquals(FILE, ModelFormat.write(ModelFormat.read(FILE)));
    }

    // As the Javadoc says it, without a line of the reader.
    @Test
    void anotherToolCanReadTheFile() {
        ByteBuffer file = ByteBuffer.wrap(FILE).order(ByteOrder.LITTLE_ENDIAN);
        assertEquals("evowire-model/1\n", new String(FILE, 0, 16, StandardCharsets.US_ASCII));
        int header = (int) file.getLong(16);
        assertEquals(0, (56 + header) % 64);
        assertEquals(HexFormat.of().formatHex(FILE, 24, 56),
                Sha256.hex(Arrays.copyOfRange(FILE, 56, 56 + header)));
        String json = new String(FILE, 56, header, StandardCharsets.UTF_8);
        assertTrue(json.startsWith("{\"network\":{\"format\":\"evowire-network/"), json);
        float[] weights = model(true).parameters().get(Group.WEIGHTS);
        for (int i = 0; i < weights.length; i++) {
            assertEquals(weights[i], file.getFloat(56 + header + Float.BYTES * i));
        }
    }

    private static String refused(byte[] file) {
        return assertThrows(ModelFormatException.class, () -> ModelFormat.read(file)).getMessage();
    }

    @Test
    void aFlippedBitIsFoundWhereverItIs() {
        var random = new Random(1);
        for (int i = 0; i < FILE.length; i += i < 600 ? 1 : 97) {
            byte[] damaged = FILE.clone();
            damaged[i] ^= (byte) (1 << random.nextInt(8));
            refused(damaged);
        }
        byte[] part = FILE.clone();
        part[part.length - 1] ^= 1;
        assertTrue(refused(part).contains("velocities.scalars"), () -> refused(part));
    }

    @Test
    void aFileThatIsCutShortIsRefusedAtEveryLength() {
        for (int length = 0; length < FILE.length; length += length < 600 ? 1 : 97) {
            String message = refused(Arrays.copyOf(FILE, length));
            assertTrue(length == 0 || message.contains("cut short"), message);
        }
        assertEquals("has 3 bytes too many", refused(Arrays.copyOf(FILE, FILE.length + 3)));
    }

    @Test
    void otherFilesAreNamedForWhatTheyAre() {
        assertTrue(refused("PK\3\4 and more of it".getBytes(StandardCharsets.US_ASCII))
                .contains("ZIP"));
        assertEquals("is no evowire-model/1 file", refused(new byte[100]));
        assertEquals("is no evowire-model/1 file",
                refused("evowire-network/1".getBytes(StandardCharsets.US_ASCII)));
        String newer = refused("evowire-model/2\nwhatever".getBytes(StandardCharsets.US_ASCII));
        assertTrue(newer.contains("\"evowire-model/2\"") && newer.contains("newer"), newer);
        assertTrue(refused("evowire-model/10\n".getBytes(StandardCharsets.US_ASCII))
                .contains("evowire-model/10"));
    }

    /** A file with another header, whose check sum is right. */
    private static byte[] with(String header, byte[] parts) {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        var digest = Sha256.digest();
        digest.update(json);
        return ByteBuffer.allocate(56 + json.length + parts.length).order(ByteOrder.LITTLE_ENDIAN)
                .put("evowire-model/1\n".getBytes(StandardCharsets.US_ASCII))
                .putLong(json.length).put(digest.digest()).put(json).put(parts).array();
    }

    private static String header() {
        int length = (int) ByteBuffer.wrap(FILE).order(ByteOrder.LITTLE_ENDIAN).getLong(16);
        return new String(FILE, 56, length, StandardCharsets.UTF_8);
    }

    private static byte[] parts() {
        return Arrays.copyOfRange(FILE, 56 + header().getBytes(StandardCharsets.UTF_8).length,
                FILE.length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "null", "[]", "{\"step\":1}", "not JSON",
            "{\"network\":{},\"step\":1,\"parts\":[]}",
            "{\"network\":{\"format\":\"evowire-network/9\"},\"step\":1,\"parts\":[]}",
            "{\"network\":{},\"step\":1,\"parts\":[null]}",
            "{\"network\":{},\"step\":1,\"parts\":[{\"name\":null,\"elements\":1,\"sha256\":\"\"}]}",
            "{\"network\":{},\"step\":1,\"parts\":[{\"name\":\"weights\",\"elements\":-1,\"sha256\":\"\"}]}",
            "{\"network\":{},\"step\":1,\"parts\":[{\"name\":\"weights\",\"elements\":2147483647,\"sha256\":\"\"}]}",
            "{\"network\":{},\"step\":1,\"parts\":[],\"code\":\"run me\"}"})
    void headersOfForeignHandsAreErrorsAndNoCrash(String header) {
        refused(with(header, new byte[0]));
    }

    @Test
    void headersThatDoNotGoWithTheNetworkAreRefused() {
        assertArrayEquals(FILE, with(header(), parts()), "else the rest says nothing");
        for (List<String> change : List.of(List.of("\"step\":17", "\"step\":-1"),
                List.of("\"step\":17", "\"step\":17.5"),
                List.of("\"name\":\"scalars\"", "\"name\":\"code\""),
                List.of("\"name\":\"scalars\"", "\"name\":\"weights\""),
                List.of("Klasse 0", "Klasse 0\",\"Klasse 0"), List.of("[0.1307", "[0.1307,0.1307"),
                List.of("\"mean\":[0.1307", "\"mean\":[null"),
                List.of("\"standardDeviation\":[0.3", "\"standardDeviation\":[-0.3"),
                List.of("\"head\":{\"channels\":", "\"head\":{\"channels\":1"))) {
            String changed = header().replace(change.getFirst(), change.getLast());
            assertTrue(!changed.equals(header()), change::toString);
            refused(with(changed, parts()));
        }
    }
}
