package org.project360.randomisation.allocation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Pearson's chi-square test of independence of two attributes. */
final class Independence {

    /** The standard normal quantile of 1 - 1e-6: a leak is found by far, a false alarm comes once in a million looks. */
    private static final double Z = 4.753;

    private Independence() {}

    /** By how much the statistic stays below its quantile of 1 - 1e-6; negative if the two depend on each other. */
    static <T> double margin(List<T> things, Function<T, ?> one, Function<T, ?> other) {
        Map<Object, Long> rows = counts(things, one);
        Map<Object, Long> columns = counts(things, other);
        Map<Object, Long> cells = counts(things, thing -> List.of(one.apply(thing), other.apply(thing)));
        double statistic = 0;
        for (Map.Entry<Object, Long> row : rows.entrySet()) {
            for (Map.Entry<Object, Long> column : columns.entrySet()) {
                double expected = (double) row.getValue() * column.getValue() / things.size();
                double found = Objects.requireNonNullElse(cells.get(List.of(row.getKey(), column.getKey())), 0L);
                statistic += (found - expected) * (found - expected) / expected;
            }
        }
        int freedom = (rows.size() - 1) * (columns.size() - 1);
        return freedom == 0 ? Double.POSITIVE_INFINITY : quantile(freedom) - statistic;
    }

    /** The quantile of the chi-square distribution by Wilson and Hilferty (1931), here a few per cent too high. */
    static double quantile(int freedom) {
        double part = 2.0 / (9 * freedom);
        return freedom * Math.pow(1 - part + Z * Math.sqrt(part), 3);
    }

    private static <T> Map<Object, Long> counts(List<T> things, Function<T, ?> of) {
        return things.stream().collect(Collectors.groupingBy(of::apply, HashMap::new, Collectors.counting()));
    }
}
