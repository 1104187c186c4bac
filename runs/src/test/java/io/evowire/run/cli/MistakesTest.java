package io.evowire.run.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.run.ExitCode;
import io.evowire.run.search.StubSearch;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user mistypes is explained by one line: the value, what is allowed, and what to do. */
class MistakesTest {

    @TempDir
    private static Path temporary;

    @Test
    void aMetricsPortThatIsTakenLeavesNoRun() throws IOException {
        Path out = temporary.resolve("unserved");
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Typed said = Typed.of("search", "--out", out, "--metrics-port", taken.getLocalPort());
            assertEquals(2, said.code(), said.err());
            assertTrue(said.err().contains("--metrics-port " + taken.getLocalPort()), said.err());
        }
        assertFalse(Files.exists(out));
        assertEquals(2, Typed.of("search", "--out", out, "--metrics-port", "65536").code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"serch", "search --trials none", "search --trials 0 --out x",
            "search --data nowhere --out x", "search --data idx:/nowhere --out x",
            "search --config /nowhere.yaml --out x", "search --set recipe.epoch=1 --out x",
            "search --time soon --out x", "resume /nowhere", "status /nowhere", "show /nowhere 1",
            "export /nowhere --format csv", "export /nowhere --format pdf",
            "train --network /nowhere.json", "train --trial nowhere", "train",
            "bench --network /nowhere.json", "cost --preset big --channels 8",
            "cost --preset small --channels 0", "cost --preset small --channels 78 --model XY(3)",
            "cost --preset small --channels 78 --nodes 0", "verify /nowhere",
            "cost --preset small --channels 78 --operation pool",
            "search --set data= --out x", "search --set space.nodes=null --out x",
            "search --set recipe.shift=50 --out x", "search --set =1 --out x",
            "search --set recipe.epochs=2147483647 --out x",
            "search --set space.models.erdosRenyi.probability.min=0.001 "
                    + "--set space.models.erdosRenyi.probability.max=0.002 --out x",
            "search --time 99999999999999999999h --out x",
            "search --set budget.time=200000d --out x"})
    void aUsersMistakeIsExplainedAndEndsWith2(String line) {
        Path out = temporary.resolve("mistaken");
        Typed said = Typed.of(Stream.of(line.split(" "))
                .map(word -> word.equals("x") ? out.toString() : word).toArray());
        assertEquals(2, said.code(), said.err());
        assertTrue(said.err().startsWith("evowire: "), said.err());
        assertFalse(said.err().contains("\tat "), said.err());
        assertEquals("", said.out());
        assertFalse(Files.exists(out), "a mistake leaves no run directory");
    }

    @ParameterizedTest
    @CsvSource({"small --channels 1, not 1.", "small --channels 2000000000, not 2000000000.",
            "regular --channels 78 --nodes 1, not 1.",
            "small --channels 78 --image 3x224x224x9, not '3x224x224x9'.",
            "small --channels 78 --image 3x224, not '3x224'.",
            "small --channels 78 --image 0x9x9, '[0, 9, 9].'",
            "small --channels 500000000 --image 1x999999999x999999999, 'images or widths.'"})
    void costNamesWhatWasTyped(String options, String end) {
        Typed said = Typed.of((Object[]) ("cost --seeds 1 --preset " + options).split(" "));
        assertEquals(2, said.code(), said.err());
        assertTrue(said.err().stripTrailing().endsWith(end), said.err());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [1]                              | must be an object
            5                                | must be an object
            {"format":"evowire-network/1"} x | line 1, column
            {"format":1,"format":2}          | Duplicate field 'format'
            ''                               | no JSON
            """)
    void aFileThatIsNoNetworkIsExplained(String content, String why) throws IOException {
        Path file = Files.writeString(temporary.resolve("not-a-network.json"), content);
        for (String command : List.of("train", "bench")) {
            Typed said = Typed.of(command, "--network", file);
            assertEquals(2, said.code(), said.err());
            assertTrue(said.err().startsWith("evowire: " + file + ": "), said.err());
            assertTrue(said.err().contains(why), said.err());
            assertFalse(said.err().contains("Feature"), said.err());
        }
    }

    @Test
    void whyAFileCannotBeReadIsSaidOnce() throws IOException {
        String missing = Typed.of("train", "--network", "/nowhere.json").err();
        assertTrue(missing.contains("/nowhere.json: there is no such file"), missing);
        assertEquals(missing.indexOf("/nowhere"), missing.lastIndexOf("/nowhere"), missing);
        Path binary = Files.write(temporary.resolve("binary.json"), new byte[]{(byte) 0xff, 0});
        assertTrue(Typed.of("bench", "--network", binary).err().contains("not UTF-8 text"));
    }

    @Test
    void whatIsToBeTypedNextIsQuotedWhereAShellNeedsIt() throws IOException {
        Path run = temporary.resolve("two words");
        StubSearch.search(run, "inline", List.of("budget.trials=4"), trial -> {});
        Typed said = Typed.of("search", "--out", run);
        assertEquals(2, said.code(), said.err());
        assertTrue(said.err().contains("evowire resume '" + run + "'"), said.err());
    }

    @Test
    void aGridThatKeepsNoConstraintEndsBeforeAnythingIsWritten() {
        Path none = temporary.resolve("no grid");
        Typed said = Typed.of("search", "--out", none, "--set", "strategy.kind=grid", "--set",
                "constraints=[macs <= 10, depth <= 1k]");
        assertEquals(3, said.code(), said.err());
        assertTrue(said.err().contains("networks of strategy.grid meets them"), said.err());
        assertTrue(said.err().contains("macs <= 10 was never met: the smallest value was"),
                said.err());
        assertFalse(Files.exists(none));
    }

    @Test
    void anEmptySpaceEndsBeforeAnythingIsWritten() {
        Path none = temporary.resolve("none");
        Typed said = Typed.of("search", "--out", none, "--set",
                "constraints=[macs <= 10, depth <= 1k]");
        assertEquals(3, said.code(), said.err());
        assertTrue(said.err().contains("macs <= 10 was never met: the smallest value was"),
                said.err());
        assertFalse(said.err().contains("depth"), said.err());
        assertFalse(Files.exists(none));
    }

    @Test
    void aWrongConstraintIsNamedAsItWasTyped() {
        Typed said = Typed.of("search", "--out", temporary.resolve("none"), "--set",
                "constraints=macs under 10");
        assertEquals(2, said.code());
        assertTrue(said.err().contains("--set constraints: ")
                && said.err().contains("column 6: write '<='"), said.err());
    }

    @Test
    void aSimulationNeedsOneSubject() {
        assertEquals(2, Typed.of("simulate").code());
        assertEquals(2, Typed.of("simulate", "--problem", "zdt1", "--made-up").code());
        assertEquals(2, Typed.of("simulate", "--problem", "zdt9").code());
        assertEquals(2, Typed.of("simulate", "--problem", "zdt1", "--evaluations", "5").code());
        assertEquals(2, Typed.of("simulate", "--made-up", "--trials", "3").code());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|',
            textBlock = """
                    bench --network x --batch 0           | --batch must be at least 1, not 0.
                    bench --network x --steps -1          | --steps must be at least 1, not -1.
                    bench --network x --threads 0         | --threads must be at least 1, not 0.
                    cost --preset small --channels 8 --seeds 0         | --seeds must be at least 1, not 0.
                    cost --preset small --channels 8 --classes 1       | --classes must be at least 2, not 1.
                    cost --preset small --channels 1      | --channels 1, --nodes 32: The width C of the small regime must lie in [2,
                    cost --preset small --channels 8 --nodes 2000      | --nodes 2000: The node count N of the small regime must lie in [1,
                    cost --preset small --channels 8 --image 3x0x9     | --image 3x0x9: A shape [C, H, W] needs values of at least 1
                    cost --preset small --channels 8 --model XY(3)     | Unknown graph model 'XY(3)'. Use ER(P), BA(M), WS(K, P), DD(p)
                    cost --preset small --channels 8 --model WS(3,0.5) | --model WS(3,0.5): The neighbours of Watts-Strogatz must be even
                    cost --preset small --channels 8 --operation pool  | --operation pool: Unknown node operation 'pool'; known are [separable3x3
                    cost --preset small --channels 8 --model BA(32)    | --model BA(32): The attachments of Barabasi-Albert must lie in [1, 32)
                    cost --preset small --channels 8 --model ER(0.001) | --model ER(0.001): ER(0.001) with 32 nodes gave no connected graph
                    search --out nowhere --set space.channels=[2000000000] | space: The cost of a network for images of shape
                    simulate --problem zdt1 --seeds 0                  | --seeds must be at least 1, not 0.
                    simulate --problem zdt1 --population 1             | --population must be at least 2, not 1.
                    simulate --problem zdt1 --evaluations 5            | --evaluations must be at least those of one generation, --population 100, not 5.
                    simulate --made-up --trials 3                      | --trials must be at least 4, not 3.
                    simulate --made-up --noise much                    | --noise must be a number of points from 0 to 50, or auto, not 'much'.
                    simulate --made-up --noise 60                      | --noise must be a number of points from 0 to 50, or auto, not '60'.
                    simulate --made-up --noise auto                    | --noise: no network was trained more than once
                    simulate --made-up --noise 3 --seeds 201           | --seeds must be at most 200 where trainings are noisy, not 201
                    simulate --made-up --noise 3 --set space.channels=[2000000000] | space: The cost of a network
                    simulate --networks nowhere.csv                    | --networks: cannot read nowhere.csv: there is no such file.
                    simulate --networks nowhere.csv --image 28         | --image is written like 3x224x224 (channels, height, width), not '28'.
                    simulate --problem zdt1 --noise 3                  | --noise is no option of simulate --problem.
                    simulate --made-up --steps 90                      | --steps is no option of simulate --made-up.
                    simulate --made-up --trials 4 --seeds 1 --set space.channels=[2000000000] | --strategies nsga2: The cost of a network
                    simulate --made-up --trials 4 --set space.models.erdosRenyi.probability.min=0.001 --set space.models.erdosRenyi.probability.max=0.002 | gives no connected graph of
                    """)
    void theOptionTheValueAndWhatIsAllowedAreNamed(String line, String why) {
        Typed typed = Typed.of((Object[]) line.split(" "));
        assertEquals(ExitCode.USAGE.code(), typed.code(), typed.err());
        String said = typed.err().lines().filter(words -> words.startsWith("evowire: "))
                .findFirst().orElse("");
        assertTrue(said.contains(why), typed.err());
        assertFalse(typed.err().contains("\tat "), typed.err());
        assertEquals("", typed.out());
    }
}
