package io.evowire.run.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.run.ExitCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of numbers and words that cannot be: the option, the value and what is allowed. */
class MistakesTest {

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
                    cost --preset small --channels 8 --model XY(3)     | Unknown graph model 'XY(3)'. Use ER(P), BA(M) or WS(K, P)
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
