package io.evowire.run.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a server answered to Prometheus. */
record Scrape(List<Sample> samples) {

    private static final Pattern LINE = Pattern
            .compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? (\\S+)");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");

    /** One line. */
    record Sample(String name, Map<String, String> labels, double value) {}

    /** Asks a server. */
    static Scrape of(URI address) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return parse(client.send(HttpRequest.newBuilder(address.resolve("metrics")).build(),
                    BodyHandlers.ofString()).body());
        }
    }

    /** What an answer says. */
    static Scrape parse(String text) {
        return new Scrape(text.lines().filter(line -> !line.startsWith("#"))
                .map(line -> LINE.matcher(line).results().findFirst().orElseThrow())
                .map(Scrape::sample).toList());
    }

    private static Sample sample(MatchResult line) {
        String labels = line.group(2) == null ? "" : line.group(2);
        return new Sample(line.group(1), LABEL.matcher(labels).results()
                .collect(Collectors.toMap(label -> label.group(1), label -> label.group(2))),
                switch (line.group(3)) {
                    case "+Inf" -> Double.POSITIVE_INFINITY;
                    case String number -> Double.parseDouble(number);
                });
    }

    /** All lines of a metric. */
    List<Sample> all(String name) {
        return samples.stream().filter(sample -> sample.name().equals(name)).toList();
    }

    /** Sum of a metric over its labels, NaN where there is none. */
    double sum(String name) {
        return all(name).stream().mapToDouble(Sample::value).reduce(Double::sum)
                .orElse(Double.NaN);
    }
}
