package org.project360.intake.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.project360.intake.file.CsvHeader.Target;

/**
 * Makes reports of rows. A value that does not fit its pattern or codes stays as it is, so that the schema refuses it at
 * its field and a steward sees what was written.
 */
final class CsvRows {

    private final CsvMapping mapping;
    private final List<@Nullable Target> targets;

    CsvRows(CsvMapping mapping, List<String> header) {
        this.mapping = mapping;
        this.targets = CsvHeader.targets(mapping, header);
    }

    int columns() {
        return targets.size();
    }

    /** The report of a row with as many values as there are columns. */
    ObjectNode report(List<String> values) {
        ReportTree tree = new ReportTree();
        for (int i = 0; i < values.size(); i++) {
            Target target = targets.get(i);
            String value = values.get(i).strip();
            if (target != null && !value.isEmpty()) {
                String meant = target.column().codes().getOrDefault(value, value);
                if (!meant.isBlank()) {
                    tree.put(target.field(), convert(meant, target));
                }
            }
        }
        return tree.complete(mapping);
    }

    private JsonNode convert(String value, Target target) {
        Class<?> type = target.field().type();
        if (type == boolean.class && (value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false"))) {
            return BooleanNode.valueOf(value.equalsIgnoreCase("true"));
        }
        if (type == int.class && value.matches("[0-9]{1,9}")) {
            return IntNode.valueOf(Integer.parseInt(value));
        }
        DateTimeFormatter pattern = target.column().pattern();
        return TextNode.valueOf(pattern == null ? value : iso(value, type, pattern));
    }

    private String iso(String value, Class<?> type, DateTimeFormatter pattern) {
        try {
            if (type == LocalDate.class) {
                return LocalDate.parse(value, pattern).toString();
            }
            if (type == LocalTime.class) {
                return LocalTime.parse(value, pattern).toString();
            }
            return type == Instant.class ? instant(LocalDateTime.parse(value, pattern), mapping.zone(), value) : value;
        } catch (DateTimeException e) {
            return value;
        }
    }

    /** A time that the clock showed twice is the earlier one; one that it never showed stays as it is. */
    private static String instant(LocalDateTime time, ZoneId zone, String asWritten) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(time);
        return offsets.isEmpty() ? asWritten : time.toInstant(offsets.get(0)).toString();
    }
}
