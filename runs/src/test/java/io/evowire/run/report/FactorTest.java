package io.evowire.run.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.evowire.genome.Genome;
import io.evowire.genome.space.SearchSpace;
import io.evowire.run.config.ConfigReader;
import java.util.List;
import org.junit.jupiter.api.Test;

class FactorTest {

    private static final SearchSpace SPACE = ConfigReader.parse("", "test", List.of()).space();

    private static Genome genome(String text) {
        return Genome.parse(text);
    }

    private static List<Factor> of(String group, List<Factor> factors) {
        return factors.stream().filter(factor -> factor.group().equals(group)).toList();
    }

    @Test
    void aNetworkCountsOnceForEachLevelAmongItsStages() {
        var factors = Factor.of(SPACE, List.of(
                genome("BA(2) n=8 seed=1 c=8 separable3x3; BA(2) n=8 seed=2 c=16 separable3x3"),
                genome("BA(2) n=8 seed=1 c=8 separable3x3; WS(4, 0.6) n=8 seed=3 c=8 separable3x3")),
                List.of(0.5, 0.7));
        var generators = of("generator", factors);
        assertEquals(List.of("BA", "WS"), generators.stream().map(Factor::level).toList());
        assertEquals(2, generators.getFirst().accuracy().count());
        assertEquals(0.6, generators.getFirst().accuracy().mean(), 1e-12);
        assertEquals(Math.sqrt(0.02), generators.getFirst().accuracy().sd(), 1e-12);
        assertEquals(new Summary(1, 0.7, null), generators.getLast().accuracy());
        assertEquals(List.of("8", "16"), of("widest stage, channels", factors).stream()
                .map(Factor::level).toList());
    }

    @Test
    void levelsSortByTheirNumbers() {
        var factors = of("parameters", Factor.of(SPACE, List.of(
                genome("BA(10) n=16 seed=1 c=8 separable3x3"),
                genome("BA(2) n=16 seed=1 c=8 separable3x3"),
                genome("ER(0.45) n=16 seed=1 c=8 separable3x3"),
                genome("ER(1.0) n=16 seed=1 c=8 separable3x3"),
                genome("WS(4, 1.0) n=16 seed=1 c=8 separable3x3"),
                genome("WS(4, 0.25) n=16 seed=1 c=8 separable3x3")),
                List.of(0.1, 0.2, 0.3, 0.4, 0.5, 0.6)));
        assertEquals(List.of("BA(2)", "BA(10)", "ER(0.4-0.5)", "ER(0.9-1.0)", "WS(4, 0.25-0.50)",
                "WS(4, 0.75-1.00)"), factors.stream().map(Factor::level).toList());
    }

    @Test
    void realNumbersAreGroupedByPartsOfWhatTheyMayBe() {
        var factors = of("parameters", Factor.of(SPACE, List.of(
                genome("NICHE(0.12) n=8 seed=1 c=8 separable3x3"),
                genome("NICHE(0.499) n=8 seed=1 c=8 separable3x3"),
                genome("RDAG(3, 2.5, 5, 2) n=16 seed=1 c=8 separable3x3"),
                genome("WSFLEX(4.7, 0.6) n=16 seed=1 c=8 separable3x3")),
                List.of(0.1, 0.2, 0.3, 0.4)));
        assertEquals(List.of("NICHE(0.10-0.15)", "NICHE(0.45-0.50)", "RDAG(3, 2.00-3.00, 5, 2)",
                "WSFLEX(4-5, 0.50-0.75)"), factors.stream().map(Factor::level).toList());
    }
}
