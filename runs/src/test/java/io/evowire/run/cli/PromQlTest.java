package io.evowire.run.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.evowire.run.cli.PromQl.Element;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that the documentation of Prometheus gives, or that are computed by hand. */
class PromQlTest {

    private static final PromQl TEN_SECONDS = new PromQl(Scrape.parse("""
            # HELP t_total trials
            t_total{outcome="DONE"} 5.0
            t_total{outcome="CRASHED"} 0.0
            reset_total 100.0
            s_sum{outcome="DONE"} 10.0
            s_sum{outcome="CRASHED"} 0.0
            s_count{outcome="DONE"} 5.0
            s_count{outcome="CRASHED"} 0.0
            h_bucket{le="0.1"} 0.0
            h_bucket{le="0.5"} 0.0
            h_bucket{le="+Inf"} 0.0
            """), Scrape.parse("""
            t_total{outcome="DONE"} 25.0
            t_total{outcome="CRASHED"} 1.0
            t_total{outcome="LATE"} 1.0
            reset_total 30.0
            s_sum{outcome="DONE"} 70.0
            s_sum{outcome="CRASHED"} 0.0
            s_count{outcome="DONE"} 25.0
            s_count{outcome="CRASHED"} 0.0
            h_bucket{le="0.1"} 20.0
            h_bucket{le="0.5"} 60.0
            h_bucket{le="+Inf"} 80.0
            """), 10, Map.of("instance", "here"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            t_total{outcome="DONE"}                                | 25
            t_total{outcome!="DONE", outcome=~"CRA.*"}             | 1
            rate(t_total{outcome=~".*E"}[5m])                       | 2
            rate(reset_total[1m])                                  | 3
            sum by (instance) (t_total)                            | 27
            sum by (instance) (rate(t_total{outcome=~".*"}[5m])) * 3600 | 7560
            rate(s_sum[5m]) / (rate(s_count[5m]) > 0)              | 3
            t_total{outcome="DONE"} / 2 > 12                       | 12.5
            histogram_quantile(0.5, sum by (le) (rate(h_bucket[5m])))   | 0.3
            histogram_quantile(0.25, sum by (le) (rate(h_bucket[5m])))  | 0.1
            histogram_quantile(0.125, rate(h_bucket[5m]))          | 0.05
            histogram_quantile(0.99, rate(h_bucket[5m]))           | 0.5
            """)
    void aQueryWithOneAnswerGivesIt(String query, double value) {
        List<Element> answer = TEN_SECONDS.evaluate(query);
        assertEquals(1, answer.size(), answer::toString);
        assertEquals(value, answer.getFirst().value(), 1e-9);
    }

    @Test
    void aCounterThatIsBornAboveZeroHasNoRate() {
        assertEquals(List.of(), TEN_SECONDS.evaluate("rate(t_total{outcome=\"LATE\"}[5m])"));
        assertEquals(0.1, TEN_SECONDS.evaluate("rate(t_total{outcome=\"CRASHED\"}[5m])")
                .getFirst().value(), 1e-9, "born at zero it has one");
    }

    @Test
    void labelsFollowTheValues() {
        assertEquals(List.of(new Element(Map.of("outcome", "DONE", "instance", "here"), 25)),
                TEN_SECONDS.evaluate("t_total > 2"));
        assertEquals(List.of(new Element(Map.of("instance", "here"), 27)),
                TEN_SECONDS.evaluate("sum by (instance) (t_total)"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"avg(t_total)", "t_total +", "t_total - 1", "rate(t_total)", "5",
            "t_total)", "irate(t_total[5m])", "t_total > t_total"})
    void whatItDoesNotKnowIsAnErrorNotAGuess(String query) {
        assertThrows(IllegalArgumentException.class, () -> TEN_SECONDS.evaluate(query));
    }
}
