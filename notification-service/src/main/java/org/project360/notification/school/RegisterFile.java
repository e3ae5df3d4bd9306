package org.project360.notification.school;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.reader.NamedCsvRecordHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The establishments file of Get Information About Schools: CSV in Windows-1252, columns found by their header. Unknown
 * columns are passed over; a missing one fails the whole file; a bad line is rejected alone, with its line number.
 */
final class RegisterFile {

    static final Charset CHARSET = Charset.forName("windows-1252");

    private final Set<String> urns = new HashSet<>();
    private final Consumer<Establishment> good;
    private final Consumer<RejectedLine> bad;

    RegisterFile(Consumer<Establishment> good, Consumer<RejectedLine> bad) {
        this.good = good;
        this.bad = bad;
    }

    /**
     * Reads to the end.
     *
     * @throws RegisterUnusable if columns are missing, the quoting never ends or no line is usable
     */
    void read(InputStream in, Charset charset) {
        NamedCsvRecordHandler handler = NamedCsvRecordHandler.builder()
                .returnHeader(true)
                .allowDuplicateHeaderFields(true)
                .build();
        try (CsvReader<NamedCsvRecord> records = CsvReader.builder()
                .allowMissingFields(true)
                .allowExtraFields(true)
                .build(handler, new InputStreamReader(in, charset))) {
            Iterator<NamedCsvRecord> lines = records.iterator();
            List<String> header = lines.hasNext() ? List.copyOf(lines.next().getHeader()) : List.of();
            requireColumns(header);
            while (lines.hasNext()) {
                take(lines.next(), header.size());
            }
        } catch (CsvParseException | UncheckedIOException e) {
            throw RegisterUnusable.unreadable();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (urns.isEmpty()) {
            throw RegisterUnusable.empty();
        }
    }

    private static void requireColumns(List<String> header) {
        List<String> missing =
                RegisterLine.COLUMNS.stream().filter(c -> !header.contains(c)).toList();
        if (!missing.isEmpty()) {
            throw RegisterUnusable.missing(missing);
        }
    }

    private void take(NamedCsvRecord line, int columns) {
        try {
            if (line.getFieldCount() != columns) {
                throw new RegisterLine.Fault("", "wrong-number-of-fields");
            }
            Establishment establishment = RegisterLine.read(line);
            if (!urns.add(establishment.urn())) {
                throw new RegisterLine.Fault("URN", "duplicate");
            }
            good.accept(establishment);
        } catch (RegisterLine.Fault fault) {
            bad.accept(new RejectedLine(line.getStartingLineNumber(), fault.column(), fault.code()));
        }
    }
}
