package io.evowire.run.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the comments of a YAML text say of its keys. */
final class YamlComments {

    private static final Pattern COMMENT = Pattern.compile(" *# ?(.*)");
    private static final Pattern KEY = Pattern.compile("( *)(\\w+):( .*)?");

    private YamlComments() {}

    /**
     * The comment that stands directly above each key, by the key's path; of keys in blocks, each
     * on a line of its own.
     */
    static Map<String, String> of(String yaml) {
        Map<String, String> comments = new HashMap<>();
        NavigableMap<Integer, String> around = new TreeMap<>(); // indentation to path
        List<String> above = new ArrayList<>();
        for (String line : yaml.lines().toList()) {
            Matcher comment = COMMENT.matcher(line);
            Matcher key = KEY.matcher(line);
            if (comment.matches()) {
                above.add(comment.group(1));
                continue;
            }
            if (key.matches()) {
                int indentation = key.group(1).length();
                around.tailMap(indentation, true).clear();
                String path = around.isEmpty()
                        ? key.group(2)
                        : around.lastEntry().getValue() + "." + key.group(2);
                around.put(indentation, path);
                if (!above.isEmpty()) {
                    comments.put(path, String.join("\n", above));
                }
            }
            above.clear();
        }
        return comments;
    }
}
