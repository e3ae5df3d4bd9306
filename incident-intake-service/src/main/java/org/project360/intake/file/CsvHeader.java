package org.project360.intake.file;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.problem.Problem.FieldError;

/**
 * The first line of a CSV file against its mapping. A file that is not as the mapping says is refused as a whole. Columns
 * that are missing are told by name; those that are too many by their place, because what stands in the first line of a
 * file without a header is a person.
 */
final class CsvHeader {

    /** A column of the file and the field it fills. */
    record Target(CsvMapping.Column column, FieldPath field) {}

    /** Repeated columns at most, as many as a report has answers. */
    private static final int MOST = 100;

    private CsvHeader() {}

    /** What each column of the file fills; null for those that are ignored. */
    static List<@Nullable Target> targets(CsvMapping mapping, List<String> header) {
        List<String> names = header.stream().map(String::strip).toList();
        Map<String, Target> known = known(mapping, new HashSet<>(names));
        List<FieldError> faults = new ArrayList<>();
        for (CsvMapping.Column column : mapping.columns()) {
            if (!column.repeated() && !column.optional() && !names.contains(column.name())) {
                faults.add(new FieldError(
                        "", "missing-column", "Line 1: expected a column \"" + column.name() + "\"; there is none."));
            }
        }
        List<@Nullable Target> targets = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < names.size(); i++) {
            Target target = known.get(names.get(i));
            targets.add(target);
            if (target == null && !mapping.ignored().contains(names.get(i))) {
                faults.add(new FieldError(
                        "",
                        "unknown-column",
                        "Line 1: column " + (i + 1) + " is none of the mapping's; expected are " + expected(mapping)
                                + "."));
            } else if (!seen.add(names.get(i))) {
                faults.add(new FieldError("", "repeated-column", "Line 1: column " + (i + 1) + " was there before."));
            }
        }
        if (!faults.isEmpty()) {
            throw new FileRefused(faults);
        }
        return targets;
    }

    private static Map<String, Target> known(CsvMapping mapping, Set<String> names) {
        Map<String, Target> known = new HashMap<>();
        for (CsvMapping.Column column : mapping.columns()) {
            for (int n = 1; n <= (column.repeated() ? MOST : 1); n++) {
                int number = n;
                if (names.contains(column.name(n))) {
                    FieldPath.of(column.field(n))
                            .ifPresent(field -> known.put(column.name(number), new Target(column, field)));
                }
            }
        }
        return known;
    }

    private static String expected(CsvMapping mapping) {
        return String.join(
                ", ", mapping.columns().stream().map(CsvMapping.Column::name).toList());
    }
}
