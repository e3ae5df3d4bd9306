package org.project360.intake.file;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.event.RejectedEvent.Reason;
import org.project360.intake.file.RawLine.Fault;
import org.project360.intake.file.ReportFile.Named;
import org.project360.intake.report.Line;
import org.project360.intake.report.ReadLines;

/** The reports of a file, one after the other. */
final class ReportLines {

    /** A report and the line it stands in. */
    record Read(RawLine raw, Line line, boolean windows1252) {}

    private static final byte[] UTF8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final Named file;
    private final LineReader reader;
    private final ReadLines reports;
    private final @Nullable CsvMapping mapping;
    private final @Nullable CsvRows rows;

    private ReportLines(Named file, Content content, ReadLines reports, @Nullable CsvMapping mapping) {
        this.file = file;
        this.reports = reports;
        this.mapping = mapping;
        this.reader = new LineReader(content, reports.largest(), mapping == null ? 0 : mapping.separator());
        reader.goTo(markOf(content), 0);
        this.rows = mapping == null ? null : new CsvRows(mapping, header(mapping));
    }

    /** @throws FileRefused if nothing of the file can be taken */
    static ReportLines open(Named file, Content content, ReadLines reports, Mappings mappings) {
        CsvMapping mapping = file.format() == FileFormat.CSV ? mappings.of(file.force()) : null;
        return new ReportLines(file, content, reports, mapping);
    }

    void goTo(long place, long lines) {
        reader.goTo(place, lines);
    }

    /** The next report; null at the end. Blank lines are none. */
    @Nullable
    Read next() {
        RawLine raw = reader.next();
        while (raw != null && raw.blank()) {
            raw = reader.next();
        }
        return raw == null ? null : read(raw);
    }

    private Read read(RawLine raw) {
        if (raw.fault() == Fault.TOO_LONG) {
            return new Read(
                    raw,
                    reports.refused(
                            file.force(),
                            new Reason(
                                    "", "too-large", "The line is longer than one megabyte; nothing of it is kept.")),
                    false);
        }
        if (raw.fault() == Fault.BROKEN_QUOTE) {
            return unreadable(raw, "quote-broken", "A quote of this record does not close, or closes inside a field.");
        }
        LineText text = LineText.of(raw.bytes());
        if (text == null) {
            return unreadable(raw, "not-text", "The line is neither UTF-8 nor Windows-1252.");
        }
        if (rows == null || mapping == null) {
            byte[] content = text.windows1252() ? text.text().getBytes(StandardCharsets.UTF_8) : raw.bytes();
            return new Read(raw, reports.read(file.force(), content, file.historic()), text.windows1252());
        }
        return row(raw, text, rows, mapping);
    }

    private Read row(RawLine raw, LineText text, CsvRows of, CsvMapping by) {
        List<String> values;
        try {
            values = fields(by, text.text());
        } catch (CsvParseException e) {
            return unreadable(raw, "quote-broken", "A quote of this record does not close, or closes inside a field.");
        }
        if (values.size() != of.columns()) {
            return unreadable(
                    raw,
                    "columns",
                    "The record has " + values.size() + " values; the header has " + of.columns() + " columns.");
        }
        ObjectNode report = of.report(values);
        if ((file.historic() || by.historic()) && report.path("flags") instanceof ObjectNode flags) {
            flags.put("historicImport", true);
        }
        return new Read(raw, reports.read(file.force(), report), text.windows1252());
    }

    private Read unreadable(RawLine raw, String code, String message) {
        return new Read(raw, reports.unreadable(file.force(), raw.bytes(), new Reason("", code, message)), false);
    }

    private List<String> header(CsvMapping by) {
        RawLine first = reader.next();
        RawLine told = first;
        while (told != null && told.blank()) {
            told = reader.next();
        }
        if (told == null) {
            throw FileRefused.empty();
        }
        LineText text = told == first && told.fault() == Fault.NONE ? LineText.of(told.bytes()) : null;
        if (text == null) {
            throw new FileRefused("header-missing", "Line 1 is no header of columns.");
        }
        return fields(by, text.text());
    }

    private static List<String> fields(CsvMapping by, String text) {
        return CsvReader.builder()
                .fieldSeparator(by.separator())
                .allowExtraCharsAfterClosingQuote(false)
                .ofSingleCsvRecord(text)
                .getFields();
    }

    /** Where the text begins: behind the mark of UTF-8. UTF-16 is refused by its mark. */
    private static long markOf(Content content) {
        byte[] start = content.piece(0);
        if (start == null) {
            throw FileRefused.empty();
        }
        int first = start.length < 2 ? 0 : (start[0] & 0xFF) << 8 | start[1] & 0xFF;
        if (first == 0xFEFF || first == 0xFFFE) {
            throw new FileRefused("encoding", "The file is UTF-16; send UTF-8.");
        }
        boolean marked = start.length >= 3
                && java.util.Arrays.equals(UTF8_MARK, java.util.Arrays.copyOf(start, UTF8_MARK.length));
        return marked ? UTF8_MARK.length : 0;
    }
}
