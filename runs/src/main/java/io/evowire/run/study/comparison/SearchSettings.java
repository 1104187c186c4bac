package io.evowire.run.study.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import io.evowire.run.config.SearchConfig;
import io.evowire.run.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The settings that decide which way a search goes, by their keys. */
public final class SearchSettings {

    /** Chance, the place of the data, and what changes no decision. */
    private static final Set<String> LEFT_OUT = Set.of("seed", "data", "budget", "repeats",
            "workers", "measurements.testPicks");

    /** Decides how much is trained in a time. */
    private static final String WORKERS = "workers.count";

    private SearchSettings() {}

    /**
     * For each configuration the settings in which they differ, such as
     * {@code strategy.kind=random strategy.population=8}; {@code all} for each if they do not.
     */
    public static List<String> differences(List<SearchConfig> configs) {
        List<Map<String, String>> settings = configs.stream().map(SearchSettings::of).toList();
        Set<String> keys = new LinkedHashSet<>();
        settings.forEach(each -> keys.addAll(each.keySet()));
        keys.removeIf(key -> settings.stream().map(each -> each.getOrDefault(key, "")).distinct()
                .count() == 1);
        return settings.stream().map(each -> keys.isEmpty()
                ? "all"
                : keys.stream().map(key -> key + "=" + each.getOrDefault(key, ""))
                        .collect(Collectors.joining(" ")))
                .toList();
    }

    private static Map<String, String> of(SearchConfig config) {
        Map<String, String> settings = new TreeMap<>();
        JsonNode tree = Json.tree(config);
        for (String key : Json.keys(tree)) {
            add(tree.get(key), List.of(key), settings);
        }
        settings.put(WORKERS, String.valueOf(config.workers().count()));
        return settings;
    }

    private static void add(JsonNode node, List<String> path, Map<String, String> settings) {
        if (LEFT_OUT.contains(String.join(".", path))) {
            return;
        }
        if (node.isObject()) {
            for (String key : Json.keys(node)) {
                List<String> longer = new ArrayList<>(path);
                longer.add(key);
                add(node.get(key), longer, settings);
            }
        } else {
            settings.put(String.join(".", path),
                    node.isTextual() ? node.asText() : node.toString());
        }
    }
}
