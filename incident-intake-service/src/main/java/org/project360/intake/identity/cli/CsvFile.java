package org.project360.intake.identity.cli;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldModifiers;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A CSV file with a header. Spaces around values and a byte-order mark are not part of them. */
final class CsvFile {

    private final Path file;
    private final Charset charset;
    private final List<String> header;

    private CsvFile(Path file, Charset charset, List<String> header) {
        this.file = file;
        this.charset = charset;
        this.header = header;
    }

    static CsvFile open(Path file, PrintWriter err) {
        if (!Files.isRegularFile(file)) {
            throw new UnusableInput("%s is not there: check the path.".formatted(file));
        }
        Charset charset = new CsvCheck(file).check();
        if (!charset.equals(StandardCharsets.UTF_8)) {
            err.printf("%s is not UTF-8 and is read as Windows-1252.%n", file);
        }
        try (CsvReader<CsvRecord> reader = reader(file, charset)) {
            Iterator<CsvRecord> lines = reader.iterator();
            if (!lines.hasNext()) {
                throw new UnusableInput(
                        "%s is empty: it needs a line of column names and a line a record.".formatted(file));
            }
            return new CsvFile(file, charset, lines.next().getFields());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The place of a column, or -1 for none asked for. */
    int column(@Nullable String name, String use) {
        if (name == null) {
            return -1;
        }
        int place = header.indexOf(name);
        if (place < 0) {
            throw new UnusableInput(
                    "%s, line 1 has no column '%s' (%s): its columns are %s; correct the mapping or the file."
                            .formatted(file, name, use, String.join(", ", header)));
        }
        return place;
    }

    /** Hands on every record, with the line where it starts. */
    void forEach(Consumer<CsvRecord> consumer) {
        try (CsvReader<CsvRecord> reader = reader(file, charset)) {
            long number = 0;
            for (CsvRecord row : reader) {
                if (number++ > 0) {
                    consumer.accept(checked(row));
                }
            }
            if (number <= 1) {
                throw new UnusableInput("%s has column names and no record: add a line a record.".formatted(file));
            }
        } catch (CsvParseException e) {
            throw new UnusableInput(
                    "%s is not CSV as it should be (%s): correct it there.".formatted(file, e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CsvRecord checked(CsvRecord row) {
        int values = row.getFieldCount();
        if (values == header.size()) {
            return row;
        }
        throw new UnusableInput(
                "%s, line %d has %d values where the header has %d columns: add or remove a comma, or put a value with a comma in quotation marks."
                        .formatted(file, row.getStartingLineNumber(), values, header.size()));
    }

    private static CsvReader<CsvRecord> reader(Path file, Charset charset) throws IOException {
        return CsvReader.builder()
                .allowExtraFields(true)
                .allowMissingFields(true)
                .trimWhitespacesAroundQuotes(true)
                .detectBomHeader(true)
                .build(
                        CsvRecordHandler.builder()
                                .fieldModifier(FieldModifiers.STRIP)
                                .build(),
                        file,
                        charset);
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
