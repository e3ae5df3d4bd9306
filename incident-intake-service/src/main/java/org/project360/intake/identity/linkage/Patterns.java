package org.project360.intake.identity.linkage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Counts comparison vectors. */
final class Patterns {

    private final List<Field> fields;
    private final Map<String, int[]> counts = new HashMap<>();

    Patterns(List<Field> fields) {
        this.fields = fields;
    }

    void add(Level[] levels) {
        StringBuilder key = new StringBuilder(levels.length);
        for (Level level : levels) {
            key.append((char) level.ordinal());
        }
        counts.computeIfAbsent(key.toString(), k -> new int[1])[0]++;
    }

    List<Pattern> list(Predicate<Level[]> leftOut) {
        List<Pattern> patterns = new ArrayList<>(counts.size());
        for (Map.Entry<String, int[]> count : new TreeMap<>(counts).entrySet()) {
            Level[] levels = levels(count.getKey());
            if (!leftOut.test(levels)) {
                patterns.add(new Pattern(places(levels), count.getValue()[0]));
            }
        }
        return patterns;
    }

    private static Level[] levels(String key) {
        Level[] levels = new Level[key.length()];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = Level.values()[key.charAt(i)];
        }
        return levels;
    }

    private int[] places(Level[] levels) {
        int[] places = new int[levels.length];
        for (int i = 0; i < places.length; i++) {
            places[i] = switch (levels[i]) {
                case ONE_MISSING -> Pattern.ONE_MISSING;
                case BOTH_MISSING -> Pattern.BOTH_MISSING;
                default -> fields.get(i).kind().at(levels[i]);
            };
        }
        return places;
    }
}
