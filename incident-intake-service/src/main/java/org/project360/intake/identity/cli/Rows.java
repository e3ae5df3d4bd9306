package org.project360.intake.identity.cli;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.project360.intake.identity.linkage.Contacts;
import org.project360.intake.identity.linkage.NormalRecord;
import org.project360.intake.identity.linkage.Part;
import org.project360.intake.identity.normal.BirthDate;
import org.project360.intake.identity.normal.DatePattern;
import org.project360.intake.identity.normal.Email;
import org.project360.intake.identity.normal.HomeAddress;
import org.project360.intake.identity.normal.Names;
import org.project360.intake.identity.normal.Phone;
import org.project360.intake.identity.normal.Sexes;
import org.project360.intake.identity.normal.Words;

/** Reads the rows of a file by a mapping. */
final class Rows {

    private final CsvFile file;
    private final Columns columns;
    private final @Nullable DatePattern pattern;
    private final Truth truth;
    private final PrintWriter err;
    private long noDates;
    private long firstNoDate;

    Rows(CsvFile file, Mapping mapping, Truth truth, PrintWriter err) {
        this.file = file;
        this.columns = new Columns(file, mapping);
        this.truth = truth;
        this.err = err;
        String written =
                mapping.dateOfBirth() == null ? null : mapping.dateOfBirth().pattern();
        try {
            this.pattern = written == null ? null : new DatePattern(written);
        } catch (IllegalArgumentException e) {
            throw new UnusableInput(
                    "The pattern of dateOfBirth in the mapping cannot be read: write it with y, M and d, as yyyyMMdd.");
        }
    }

    List<Row> read() {
        List<Row> rows = new ArrayList<>();
        int truthColumn = file.column(truth.column(), "the truth");
        file.forEach(line -> {
            String id = line.getField(columns.id());
            rows.add(new Row(id, record(line), truth.of(file, line, id, truthColumn)));
        });
        if (noDates > 0) {
            err.printf(
                    "%s has %d dates of birth that are no dates, the first in line %d; they are compared digit by digit, or as missing where they cannot be read.%n",
                    file, noDates, firstNoDate);
        }
        return rows;
    }

    private NormalRecord record(CsvRecord line) {
        Names names = columns.fullName() < 0
                ? Names.of(value(line, columns.forename()), value(line, columns.surname()))
                : Names.ofFull(value(line, columns.fullName()));
        HomeAddress address = HomeAddress.of(
                value(line, columns.house()),
                value(line, columns.street()),
                value(line, columns.town()),
                value(line, columns.postcode()));
        List<Optional<Words>> extras = new ArrayList<>();
        for (int extra : columns.extras()) {
            extras.add(Optional.ofNullable(Words.of(value(line, extra))));
        }
        return NormalRecord.of(Part.VICTIM, names, birthDate(line))
                .ofSex(Sexes.of(value(line, columns.sex())))
                .living(Optional.ofNullable(address).stream().toList())
                .reachedAt(new Contacts(
                        Optional.ofNullable(Phone.of(value(line, columns.phone()))).stream()
                                .toList(),
                        Optional.ofNullable(Email.of(value(line, columns.email()))).stream()
                                .toList()))
                .with(extras);
    }

    private @Nullable BirthDate birthDate(CsvRecord line) {
        String text = value(line, columns.birthDate());
        if (text == null) {
            return null;
        }
        BirthDate date = pattern == null ? null : pattern.read(text);
        date = date == null ? DatePattern.readUsual(text) : date;
        if (date == null || !date.isDate()) {
            firstNoDate = noDates++ == 0 ? line.getStartingLineNumber() : firstNoDate;
        }
        return date;
    }

    private static @Nullable String value(CsvRecord line, int column) {
        if (column < 0) {
            return null;
        }
        String text = line.getField(column);
        return text.isBlank() ? null : text;
    }
}
