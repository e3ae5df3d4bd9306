package org.project360.intake.file;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.problem.Problem.FieldError;

/**
 * How the columns of a force's extract become a report; read from JSON and checked against the contract. Form and example:
 * {@code docs/load-history.md}.
 */
record CsvMapping(
        String force,
        char separator,
        ZoneId zone,
        boolean historic,
        List<Column> columns,
        Set<String> ignored,
        Map<String, JsonNode> constants) {

    /**
     * A rule for a column, or for a row of columns where name and field contain <code>{n}</code>.
     *
     * @param field place in the report; <code>[{n}]</code> is the item {@code n - 1}, <code>.{n}</code> the key {@code n}
     * @param pattern of dates and times, strict; null where they are ISO 8601
     * @param codes what a value of the column means; a blank meaning leaves the field out
     */
    record Column(
            String name,
            String field,
            @Nullable DateTimeFormatter pattern,
            Map<String, String> codes,
            boolean optional) {

        static final String NUMBER = "{n}";

        boolean repeated() {
            return name.contains(NUMBER);
        }

        String name(int n) {
            return name.replace(NUMBER, Integer.toString(n));
        }

        String field(int n) {
            return field.replace("[{n}]", "[" + (n - 1) + "]").replace(NUMBER, Integer.toString(n));
        }
    }

    /** @throws FileRefused with every fault of the mapping, at its pointer */
    static CsvMapping of(JsonNode json) {
        List<FieldError> faults = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        json.path("columns").properties().forEach(c -> columns.add(column(c.getKey(), c.getValue(), faults)));
        if (columns.isEmpty()) {
            faults.add(fault("/columns", "The mapping names no column."));
        }
        Map<String, JsonNode> constants = new LinkedHashMap<>();
        json.path("constants").properties().forEach(c -> {
            requireField("/constants/" + c.getKey(), c.getKey().replace("[*]", "[0]"), faults);
            constants.put(c.getKey(), c.getValue());
        });
        Set<String> ignored = new java.util.HashSet<>();
        json.path("ignored").forEach(name -> ignored.add(name.asText()));
        String separator = json.path("separator").asText(",");
        if (separator.length() != 1 || "\"\r\n".contains(separator)) {
            faults.add(fault("/separator", "The separator is one character."));
        }
        ZoneId zone = zone(json.path("zone").asText("Europe/London"), faults);
        if (!faults.isEmpty()) {
            throw new FileRefused(faults);
        }
        return new CsvMapping(
                json.path("force").asText(),
                separator.charAt(0),
                zone,
                json.path("historicImport").asBoolean(),
                columns,
                ignored,
                constants);
    }

    private static Column column(String name, JsonNode rule, List<FieldError> faults) {
        String pointer = "/columns/" + name;
        String field = rule.isTextual() ? rule.asText() : rule.path("field").asText();
        Map<String, String> codes = new LinkedHashMap<>();
        rule.path("codes")
                .properties()
                .forEach(c -> codes.put(c.getKey(), c.getValue().asText()));
        Column column = new Column(
                name,
                field,
                pattern(pointer, rule.path("pattern"), faults),
                codes,
                rule.path("optional").asBoolean());
        requireField(pointer, column.field(1), faults);
        if (column.repeated() != field.contains(Column.NUMBER)) {
            faults.add(fault(pointer, "{n} stands in the name and in the field, or in neither."));
        }
        return column;
    }

    private static void requireField(String pointer, String field, List<FieldError> faults) {
        if (FieldPath.of(field).isEmpty()) {
            faults.add(fault(pointer, "A report has no single field " + field + "."));
        }
    }

    private static @Nullable DateTimeFormatter pattern(String pointer, JsonNode pattern, List<FieldError> faults) {
        if (!pattern.isTextual()) {
            return null;
        }
        try {
            // With yyyy, a year of an era, a strict date would never be complete.
            return DateTimeFormatter.ofPattern(pattern.asText().replace("yyyy", "uuuu"), Locale.UK)
                    .withResolverStyle(ResolverStyle.STRICT);
        } catch (IllegalArgumentException e) {
            faults.add(fault(pointer + "/pattern", "It is not a pattern of java.time.format.DateTimeFormatter."));
            return null;
        }
    }

    private static ZoneId zone(String name, List<FieldError> faults) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            faults.add(fault("/zone", "There is no such time zone."));
            return ZoneId.of("Europe/London");
        }
    }

    private static FieldError fault(String pointer, String message) {
        return new FieldError(pointer, "mapping-invalid", message);
    }
}
