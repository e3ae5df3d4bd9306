package org.project360.notification.school;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One line of the register's file. */
final class RegisterLine {

    private static final String URN = "URN";
    private static final String NAME = "EstablishmentName";
    private static final String TYPE = "TypeOfEstablishment (name)";
    private static final String STATUS = "EstablishmentStatus (name)";
    private static final String TOWN = "Town";
    private static final String POSTCODE = "Postcode";
    private static final String LA = "LA (code)";
    private static final String LOW_AGE = "StatutoryLowAge";
    private static final String HIGH_AGE = "StatutoryHighAge";

    static final List<String> COLUMNS = List.of(URN, NAME, TYPE, STATUS, TOWN, POSTCODE, LA, LOW_AGE, HIGH_AGE);

    private static final int OLDEST = 99;
    private static final int LONGEST = 200;

    /** Why a line is rejected: its column and a closed code. */
    static final class Fault extends RuntimeException {

        private final String column;

        Fault(String column, String code) {
            super(code, null, false, false);
            this.column = column;
        }

        String column() {
            return column;
        }

        String code() {
            return String.valueOf(getMessage());
        }
    }

    private RegisterLine() {}

    static Establishment read(NamedCsvRecord line) {
        String urn = required(line, URN);
        if (!urn.matches("[0-9]{6}")) {
            throw new Fault(URN, "malformed");
        }
        EstablishmentStatus status = EstablishmentStatus.fromRegister(required(line, STATUS))
                .orElseThrow(() -> new Fault(STATUS, "unknown"));
        Integer low = age(line, LOW_AGE);
        Integer high = age(line, HIGH_AGE);
        if (low != null && high != null && low > high) {
            throw new Fault(HIGH_AGE, "below-low-age");
        }
        return new Establishment(
                urn,
                required(line, NAME),
                required(line, TYPE),
                status,
                optional(line, TOWN),
                optional(line, POSTCODE),
                optional(line, LA),
                low,
                high);
    }

    private static String required(NamedCsvRecord line, String column) {
        String value = optional(line, column);
        if (value == null) {
            throw new Fault(column, "missing");
        }
        return value;
    }

    private static @Nullable String optional(NamedCsvRecord line, String column) {
        String value = line.getField(column).strip();
        if (value.length() > LONGEST) {
            throw new Fault(column, "too-long");
        }
        if (value.indexOf('\ufffd') >= 0 || value.chars().anyMatch(Character::isISOControl)) {
            // A line break inside a quoted name is the register's own doing; any other control character is damage.
            value = value.replaceAll("\\R", " ");
            if (value.indexOf('\ufffd') >= 0 || value.chars().anyMatch(Character::isISOControl)) {
                throw new Fault(column, "not-text");
            }
        }
        return value.isEmpty() ? null : value;
    }

    private static @Nullable Integer age(NamedCsvRecord line, String column) {
        String value = optional(line, column);
        if (value == null) {
            return null;
        }
        if (!value.matches("[0-9]{1,2}") || Integer.parseInt(value) > OLDEST) {
            throw new Fault(column, "malformed");
        }
        return Integer.valueOf(value);
    }
}
