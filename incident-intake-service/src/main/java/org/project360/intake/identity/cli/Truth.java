package org.project360.intake.identity.cli;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who a record truly is: a column, or the one group of a pattern that is applied to the id. */
record Truth(@Nullable String column, @Nullable Pattern pattern) {

    static final Truth UNKNOWN = new Truth(null, null);

    String of(CsvFile file, CsvRecord line, String id, int place) {
        if (place >= 0) {
            return line.getField(place);
        }
        if (pattern == null) {
            return "";
        }
        Matcher matcher = pattern.matcher(id);
        if (!matcher.find() || matcher.group(1) == null) {
            throw new UnusableInput(
                    "%s, line %d has an id that --truth-pattern does not fit: correct the pattern or the id."
                            .formatted(file, line.getStartingLineNumber()));
        }
        return matcher.group(1);
    }
}
