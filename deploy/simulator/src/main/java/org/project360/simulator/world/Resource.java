package org.project360.simulator.world;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/** A properties file in UTF-8 beside {@link org.project360.simulator.Simulator}, its values lists. */
final class Resource {
    private final Properties lines = new Properties();

    Resource(String name) {
        try (var reader = new InputStreamReader(
                Objects.requireNonNull(Resource.class.getResourceAsStream("/org/project360/simulator/" + name), name),
                StandardCharsets.UTF_8)) {
            lines.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String text(String key) {
        return Objects.requireNonNull(lines.getProperty(key), key);
    }

    /** Empty where the file has no such line. */
    List<String> list(String key) {
        String line = lines.getProperty(key, "");
        return line.isEmpty()
                ? List.of()
                : Arrays.stream(line.split(",", -1)).map(String::strip).toList();
    }

    /** A list of {@code key:value}. */
    Map<String, String> pairs(String key) {
        Map<String, String> pairs = new LinkedHashMap<>();
        list(key)
                .forEach(
                        pair -> pairs.put(pair.substring(0, pair.indexOf(':')), pair.substring(pair.indexOf(':') + 1)));
        return pairs;
    }

    /** All lines whose key begins so, by the rest of the key. */
    Map<String, List<String>> listsUnder(String prefix) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        lines.stringPropertyNames().stream()
                .filter(key -> key.startsWith(prefix))
                .sorted()
                .forEach(key -> lists.put(key.substring(prefix.length()), list(key)));
        return lists;
    }
}
