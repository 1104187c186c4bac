package io.evowire.run.cli;

import io.evowire.run.cli.Scrape.Sample;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What Prometheus makes of two scrapes: the part of its language that the dashboard uses, anything else is
 * an error. Each range holds exactly the two scrapes, so that nothing is extrapolated; a series that only
 * the second one has gives no rate, as in Prometheus.
 *
 * @param before  the earlier scrape
 * @param after   the later one, which instant vectors are of
 * @param seconds between the two
 * @param added   labels that Prometheus adds to all that it scrapes
 * @see <a href="https://prometheus.io/docs/prometheus/latest/querying/basics/">Querying Prometheus</a>
 */
record PromQl(Scrape before, Scrape after, double seconds, Map<String, String> added) {

    private static final Pattern TOKEN = Pattern.compile(
            "\\s*([a-zA-Z_:][\\w:]*|\\d+(?:\\.\\d+)?[smh]?|\"[^\"]*\"|=~|!~|!=|[*/(){}\\[\\],=>])");

    /** One element of an instant vector, without its name. */
    record Element(Map<String, String> labels, double value) {

        Element with(double other) {
            return new Element(labels, other);
        }

        Element without(String label) {
            Map<String, String> left = new HashMap<>(labels);
            left.remove(label);
            return new Element(left, value);
        }

        Map<String, String> only(Set<String> kept) {
            Map<String, String> left = new HashMap<>(labels);
            left.keySet().retainAll(kept);
            return left;
        }
    }

    private sealed interface Result {
        record Scalar(double value) implements Result {}

        record Vector(List<Element> elements) implements Result {}
    }

    /** The answer to a query. */
    List<Element> evaluate(String query) {
        String text = query.strip();
        Deque<String> tokens = new ArrayDeque<>();
        var token = TOKEN.matcher(text);
        int end = 0;
        while (token.lookingAt()) {
            tokens.add(token.group(1));
            end = token.end();
            token.region(end, text.length());
        }
        if (end < text.length()) {
            throw unknown(text.substring(end));
        }
        var parser = new Parser(tokens);
        List<Element> answer = vector(parser.comparison());
        parser.end();
        return answer;
    }

    private static List<Element> vector(Result result) {
        return switch (result) {
            case Result.Vector(List<Element> elements) -> elements;
            case Result.Scalar scalar -> throw unknown("a number for a vector");
        };
    }

    private static IllegalArgumentException unknown(String what) {
        return new IllegalArgumentException("not known here: " + what);
    }

    /** Evaluates while it reads. */
    private final class Parser {

        private final Deque<String> tokens;

        Parser(Deque<String> tokens) {
            this.tokens = tokens;
        }

        void end() {
            if (!tokens.isEmpty()) {
                throw unknown(String.join(" ", tokens));
            }
        }

        private boolean accepts(String token) {
            return token.equals(tokens.peek()) && tokens.poll() != null;
        }

        private String next() {
            return Optional.ofNullable(tokens.poll()).orElseThrow(() -> unknown("an open end"));
        }

        private void expect(String token) {
            if (!accepts(token)) {
                throw unknown(tokens.peek() + " in place of " + token);
            }
        }

        Result comparison() {
            Result left = product();
            if (!accepts(">")) {
                return left;
            }
            if (!(product() instanceof Result.Scalar(double least))) {
                throw unknown("a comparison with a vector");
            }
            return new Result.Vector(vector(left).stream()
                    .filter(element -> element.value() > least).toList());
        }

        private Result product() {
            Result left = factor();
            while (true) {
                if (accepts("*")) {
                    left = combined(left, factor(), (a, b) -> a * b);
                } else if (accepts("/")) {
                    left = combined(left, factor(), (a, b) -> a / b);
                } else {
                    return left;
                }
            }
        }

        private Result factor() {
            String token = next();
            if (token.equals("(")) {
                Result inner = comparison();
                expect(")");
                return inner;
            }
            if (Character.isDigit(token.charAt(0))) {
                return new Result.Scalar(Double.parseDouble(token));
            }
            return new Result.Vector(switch (token) {
                case "sum" -> sum();
                case "rate" -> rate();
                case "histogram_quantile" -> quantile();
                default -> selected(token, after, matchers());
            });
        }

        private List<Element> sum() {
            expect("by");
            Set<String> kept = Set.copyOf(words());
            expect("(");
            Map<Map<String, String>, Double> sums = new LinkedHashMap<>();
            vector(comparison()).forEach(
                    element -> sums.merge(element.only(kept), element.value(), Double::sum));
            expect(")");
            return sums.entrySet().stream().map(sum -> new Element(sum.getKey(), sum.getValue()))
                    .toList();
        }

        private List<String> words() {
            List<String> words = new ArrayList<>();
            expect("(");
            do {
                words.add(next());
            } while (accepts(","));
            expect(")");
            return words;
        }

        // A counter that fell began anew.
        private List<Element> rate() {
            expect("(");
            String name = next();
            List<Matcher> matchers = matchers();
            expect("[");
            next();
            expect("]");
            expect(")");
            Map<Map<String, String>, Double> earlier = new HashMap<>();
            selected(name, before, matchers)
                    .forEach(element -> earlier.put(element.labels(), element.value()));
            return selected(name, after, matchers).stream()
                    .filter(element -> earlier.containsKey(element.labels()))
                    .map(element -> {
                        double old = earlier.get(element.labels());
                        return element.with((element.value() >= old
                                ? element.value() - old
                                : element.value()) / seconds);
                    }).toList();
        }

        private List<Element> quantile() {
            expect("(");
            double quantile = Double.parseDouble(next());
            expect(",");
            Map<Map<String, String>, List<Element>> histograms = new LinkedHashMap<>();
            vector(comparison()).forEach(bucket -> histograms
                    .computeIfAbsent(bucket.without("le").labels(), labels -> new ArrayList<>())
                    .add(bucket));
            expect(")");
            return histograms.entrySet().stream().map(histogram -> new Element(histogram.getKey(),
                    PromQl.quantile(quantile, histogram.getValue()))).toList();
        }

        private List<Matcher> matchers() {
            List<Matcher> matchers = new ArrayList<>();
            if (accepts("{")) {
                do {
                    matchers.add(new Matcher(next(), next(), next().replace("\"", "")));
                } while (accepts(","));
                expect("}");
            }
            return matchers;
        }
    }

    private record Matcher(String label, String operator, String value) {

        boolean matches(Map<String, String> labels) {
            String own = labels.getOrDefault(label, "");
            return switch (operator) {
                case "=" -> own.equals(value);
                case "!=" -> !own.equals(value);
                case "=~" -> own.matches(value);
                case "!~" -> !own.matches(value);
                default -> throw unknown(operator);
            };
        }
    }

    private List<Element> selected(String name, Scrape scrape, List<Matcher> matchers) {
        return scrape.all(name).stream().map(this::element).filter(element -> matchers.stream()
                .allMatch(matcher -> matcher.matches(element.labels()))).toList();
    }

    private Element element(Sample sample) {
        Map<String, String> labels = new HashMap<>(sample.labels());
        labels.putAll(added);
        return new Element(labels, sample.value());
    }

    // Between vectors: of those that agree in all labels.
    private static Result combined(Result left, Result right, DoubleBinaryOperator operator) {
        return new Result.Vector(vector(left).stream().flatMap(element -> switch (right) {
            case Result.Scalar(double value) -> Stream.of(element
                    .with(operator.applyAsDouble(element.value(), value)));
            case Result.Vector(List<Element> elements) -> elements.stream()
                    .filter(other -> other.labels().equals(element.labels()))
                    .map(other -> element.with(
                            operator.applyAsDouble(element.value(), other.value())));
        }).toList());
    }

    // Within a bucket values are taken to lie evenly, the first one to begin at 0.
    private static double quantile(double quantile, List<Element> buckets) {
        List<Element> sorted = buckets.stream().sorted(Comparator.comparingDouble(PromQl::bound))
                .toList();
        if (!Double.isInfinite(bound(sorted.getLast())) || sorted.getLast().value() == 0) {
            return Double.NaN;
        }
        double rank = quantile * sorted.getLast().value();
        int i = 0;
        while (sorted.get(i).value() < rank) {
            i++;
        }
        double lower = i == 0 ? 0 : bound(sorted.get(i - 1));
        if (Double.isInfinite(bound(sorted.get(i)))) {
            return lower;
        }
        double below = i == 0 ? 0 : sorted.get(i - 1).value();
        return lower + (bound(sorted.get(i)) - lower) * (rank - below)
                / (sorted.get(i).value() - below);
    }

    private static double bound(Element bucket) {
        String bound = bucket.labels().getOrDefault("le", "");
        return bound.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(bound);
    }
}
