package org.project360.intake.identity.normal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads dates of birth by a pattern of {@code y}, {@code M} and {@code d} ({@code yyyyMMdd}, {@code dd/MM/yyyy},
 * {@code d MMM yy}, {@code yyyy}), and without one by the usual forms, the day before the month as in the United Kingdom.
 * It takes the digits as written, so that 31 February is read, and says of itself that it is no date.
 */
public final class DatePattern {

    /** Of two digits, a year above this one is of the last century. */
    private static final int YOUNGEST_TWO_DIGIT_YEAR = 29;

    private static final Pattern RUN = Pattern.compile("y+|M+|d+|[^yMd]+");
    private static final Map<String, String> MONTHS = Map.ofEntries(
            Map.entry("jan", "1"),
            Map.entry("feb", "2"),
            Map.entry("mar", "3"),
            Map.entry("apr", "4"),
            Map.entry("may", "5"),
            Map.entry("jun", "6"),
            Map.entry("jul", "7"),
            Map.entry("aug", "8"),
            Map.entry("sep", "9"),
            Map.entry("oct", "10"),
            Map.entry("nov", "11"),
            Map.entry("dec", "12"));
    private static final List<DatePattern> USUAL = List.of(
            new DatePattern("yyyy-MM-dd"),
            new DatePattern("d/M/yyyy"),
            new DatePattern("yyyyMMdd"),
            new DatePattern("d-M-yyyy"),
            new DatePattern("d.M.yyyy"),
            new DatePattern("d MMM yyyy"),
            new DatePattern("d-MMM-yyyy"),
            new DatePattern("yyyy/MM/dd"),
            new DatePattern("d/M/yy"),
            new DatePattern("yyyy-MM"),
            new DatePattern("yyyy"));

    private final Pattern regex;
    private final List<Character> parts = new ArrayList<>();

    public DatePattern(String pattern) {
        StringBuilder expression = new StringBuilder("\\s*");
        Matcher runs = RUN.matcher(pattern.replace('u', 'y'));
        while (runs.find()) {
            expression.append(expressionOf(runs.group()));
        }
        if (!parts.contains('y')) {
            throw new IllegalArgumentException("a date pattern needs a year: " + pattern);
        }
        this.regex = Pattern.compile(expression + "(?:[T ]\\d\\d:.*)?\\s*");
    }

    /** Null where the text is missing or not of any usual form. */
    public static @Nullable BirthDate readUsual(@Nullable String text) {
        for (DatePattern usual : USUAL) {
            BirthDate date = usual.read(text);
            if (date != null) {
                return date;
            }
        }
        return null;
    }

    /** Null where the text is missing or not of this form. */
    public @Nullable BirthDate read(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        Matcher matcher = regex.matcher(text);
        if (!matcher.matches()) {
            return null;
        }
        int[] read = new int[3];
        for (int i = 0; i < parts.size(); i++) {
            read["yMd".indexOf(parts.get(i))] = number(parts.get(i), matcher.group(i + 1));
        }
        return read[0] == 0 ? null : BirthDate.of(read[0], read[1], read[2]);
    }

    private String expressionOf(String run) {
        char letter = run.charAt(0);
        if ("yMd".indexOf(letter) < 0) {
            return Pattern.quote(run);
        }
        parts.add(letter);
        if (letter == 'y') {
            return run.length() == 2 ? "(\\d{2})" : "(\\d{4})";
        }
        if (letter == 'M' && run.length() > 2) {
            return "(\\p{L}{3,9})";
        }
        return run.length() == 2 ? "(\\d{2})" : "(\\d{1,2})";
    }

    private static int number(char part, String text) {
        if (part == 'M' && !Character.isDigit(text.charAt(0))) {
            String start = text.substring(0, 3).toLowerCase(Locale.ROOT);
            return Integer.parseInt(MONTHS.getOrDefault(start, "0"));
        }
        int number = Integer.parseInt(text);
        boolean ofTwoDigits = part == 'y' && text.length() == 2;
        return !ofTwoDigits ? number : number > YOUNGEST_TWO_DIGIT_YEAR ? 1900 + number : 2000 + number;
    }
}
