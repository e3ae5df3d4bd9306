package org.project360.intake.file;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.project360.intake.file.FileRejects.Reject;

/** The reject file: line, field as a JSON pointer, code and words of each reason; never a value of the report. */
@ApplicationScoped
class RejectsCsv {

    private static final int AT_ONCE = 1_000;

    private final FileRejects rejects;

    RejectsCsv(FileRejects rejects) {
        this.rejects = rejects;
    }

    /** Writes all of it, a thousand rows in memory; the stream stays open. */
    void write(UUID file, OutputStream out) {
        CsvWriter csv = CsvWriter.builder().build(out, StandardCharsets.UTF_8);
        csv.writeRecord("line", "field", "code", "message");
        long line = 0;
        int place = -1;
        List<Reject> page;
        do {
            page = rejects.after(file, line, place, AT_ONCE);
            for (Reject reject : page) {
                csv.writeRecord(Long.toString(reject.line()), reject.pointer(), reject.code(), reject.message());
                line = reject.line();
                place = reject.place();
            }
        } while (page.size() == AT_ONCE);
        flush(csv);
    }

    private static void flush(CsvWriter csv) {
        try {
            csv.flush();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
