package io.evowire.core.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.evowire.core.cost.Cost;
import io.evowire.core.graph.BarabasiAlbert;
import io.evowire.core.graph.ErdosRenyi;
import io.evowire.core.graph.WattsStrogatz;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkFormatTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String SMALL = """
            {"format":"evowire-network/1","input":[1,28,28],"classes":10,\
            "stem":[{"channels":16,"stride":1}],\
            "stages":[{"channels":32,"nodes":3,"stride":2,"edges":[[0,1],[0,2]]},\
            {"channels":64,"nodes":2,"stride":1,"operation":"separable5x5","edges":[[0,1]]}],\
            "head":{"channels":128}}""";

    @Test
    void textIsTheSameAfterReadingAndWriting() throws IOException {
        assertEquals(SMALL, JSON.writeValueAsString(NetworkFormat.write(read(SMALL))));
    }

    /** The counts are those of the same files' networks in PyTorch. */
    @ParameterizedTest
    @CsvSource({"mnist-ws.json, 2, 16, 100464", "cifar-ws.json, 3, 32, 734214"})
    void referenceNetworksAreReadAndWrittenUnchanged(String file, int stages, int nodes,
            long parameters) throws IOException {
        String text = resource(file);
        var network = read(text);
        assertEquals(stages, network.architecture().stages().size());
        assertTrue(network.architecture().stages().stream()
                .allMatch(stage -> stage.wiring().nodes() == nodes
                        && stage.wiring().edges().size() == 2 * nodes));
        assertEquals(parameters, Cost.of(network).parameters());
        assertEquals(text.strip(), JSON.writeValueAsString(NetworkFormat.write(network)));
    }

    @Test
    void randomNetworksAreEqualAfterWritingAndReading() throws IOException {
        var random = new SplittableRandom(3);
        for (int i = 0; i < 100; i++) {
            var models = List.of(new ErdosRenyi(9, 0.5), new BarabasiAlbert(12, 3),
                    new WattsStrogatz(7, 4, 0.5));
            var stages = models.stream()
                    .map(model -> new Stage(model.generate(random), 1 + random.nextInt(99),
                            1 + random.nextInt(2),
                            NodeOperation.ALL.get(random.nextInt(NodeOperation.ALL.size()))))
                    .toList();
            var network = Network.of(
                    new Architecture(List.of(new StemConvolution(8, 2), new StemConvolution(9, 1)),
                            stages, new Head(64)),
                    new TensorShape(3, 32, 48), 7);
            assertEquals(network, read(JSON.writeValueAsString(NetworkFormat.write(network))));
        }
    }

    @Test
    void numbersMayComeAsAnyTypeWithAWholeValue() throws IOException {
        var decimals = JSON.readerForMapOf(Object.class)
                .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .<Map<String, Object>>readValue(SMALL.replace("[1,28,28]", "[1.0,2.8e1,28]"));
        assertEquals(read(SMALL), NetworkFormat.read(decimals));
        assertEquals(read(SMALL), read(SMALL.replace("\"classes\":10", "\"classes\":10.0")));
    }

    /** Each line replaces one text of a sound file; the message says where, what and what else. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`',
            textBlock = """
                    [0,2]]        ; [2,0]]        ; $.stages[0].edges[1]: must be [from, to] with 0 <= from < to < 3, the number of nodes, not [2, 0].
                    [0,2]]        ; [0,3]]        ; $.stages[0].edges[1]: must be [from, to] with 0 <= from < to < 3, the number of nodes, not [0, 3].
                    [0,2]]        ; [-1,2]]       ; $.stages[0].edges[1]: must be [from, to] with 0 <= from < to < 3, the number of nodes, not [-1, 2].
                    [0,2]]        ; [1,1]]        ; $.stages[0].edges[1]: must be [from, to] with 0 <= from < to < 3, the number of nodes, not [1, 1].
                    [0,2]]        ; [0,1]]        ; $.stages[0].edges[1]: the edge [0, 1] is there twice.
                    [0,2]]        ; [0]]          ; $.stages[0].edges[1]: must be [from, to], not [0].
                    [0,2]]        ; [0,1.5]]      ; $.stages[0].edges[1][1]: must be a whole number of 32 bits, not 1.5.
                    [0,2]]        ; [0,"2"]]      ; $.stages[0].edges[1][1]: must be a whole number, not '2'.
                    [0,2]]        ; null]         ; $.stages[0].edges[1]: must be a list, not null.
                    [[0,1],[0,2]] ; {}            ; $.stages[0].edges: must be a list, not {}.
                    "nodes":3     ; "nodes":0     ; $.stages[0].edges[0]: must be [from, to] with 0 <= from < to < 0
                    "nodes":3     ; "nodes":9999  ; $.stages[0].nodes: A graph must have between 1 and 1024 nodes, not 9999.
                    "nodes":3     ; "nodes":3e10  ; $.stages[0].nodes: must be a whole number of 32 bits, not 3.0E10.
                    "nodes":3,    ; ``            ; $.stages[0]: the key 'nodes' is missing.
                    "nodes":3     ; "node":3      ; $.stages[0]: unknown key 'node'. Maybe 'nodes' is meant; allowed are channels, nodes, stride, operation, edges.
                    "nodes":3     ; "n":3         ; $.stages[0]: unknown key 'n'.
                    "stride":2    ; "stride":3    ; $.stages[0]: The stride of a stage must be 1 or 2, not 3.
                    "stride":2    ; "stride":true ; $.stages[0].stride: must be a whole number, not true.
                    separable5x5  ; separable9x9  ; $.stages[1].operation: Unknown node operation 'separable9x9'; known are [separable3x3, separable5x5, conv3x3, maxpool3x3, avgpool3x3].
                    "separable5x5"; 5             ; $.stages[1].operation: must be a string, not 5.
                    "channels":16 ; "channels":0  ; $.stem[0]: The channels of a stem convolution must be at least 1, not 0.
                    "channels":16 ; "chanels":16  ; $.stem[0]: unknown key 'chanels'. Maybe 'channels' is meant; allowed are channels, stride.
                    {"channels":128}; 128         ; $.head: must be an object, not 128.
                    {"channels":128}; {}          ; $.head: the key 'channels' is missing.
                    [1,28,28]     ; [28,28]       ; $.input: must be [channels, height, width], not [28, 28].
                    [1,28,28]     ; [1,0,28]      ; $.input: A shape [C, H, W] needs values of at least 1, not [1, 0, 28].
                    "classes":10  ; "classes":1   ; $.classes: A network needs at least 2 classes, not 1.
                    "classes":10, ; ``            ; $: the key 'classes' is missing.
                    "classes":10  ; "class":10    ; $: unknown key 'class'. Maybe 'classes' is meant; allowed are format, input, classes, stem, stages, head.
                    [{"channels":16,"stride":1}]; [] ; $: An architecture needs a stem convolution and a stage, but has 0 and 2.
                    network/1     ; network/3     ; $.format: must be 'evowire-network/1' or 'evowire-network/2', not 'evowire-network/3'.
                    "format"      ; "from"        ; $: the key 'format' is missing.
                    """)
    void errorsNameThePathTheValueAndWhatIsAllowed(String sound, String bad, String message) {
        assertTrue(SMALL.contains(sound), sound);
        var error = assertThrows(NetworkFormatException.class,
                () -> read(SMALL.replaceFirst(Pattern.quote(sound), bad)));
        assertTrue(error.getMessage().startsWith(message), error.getMessage());
    }

    @Test
    void writtenTreeCannotBeChanged() throws JsonProcessingException {
        var tree = NetworkFormat.write(read(SMALL));
        assertThrows(UnsupportedOperationException.class, () -> tree.put("classes", 3));
    }

    private static Network read(String json) throws JsonProcessingException {
        return NetworkFormat
                .read(JSON.readValue(json, new TypeReference<Map<String, Object>>() {}));
    }

    private static String resource(String file) throws IOException {
        try (var stream = NetworkFormatTest.class.getResourceAsStream("/" + file)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
