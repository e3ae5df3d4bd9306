package org.project360.intake.file;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.project360.chassis.problem.Problem;
import org.project360.contracts.intake.ReportReceipt;
import org.project360.intake.file.ReportFile.Named;
import org.project360.intake.file.ReportFile.Origin;
import org.project360.intake.report.Line;
import org.project360.intake.report.TakeLines;

/** Takes the reports of one request; all of them in one transaction, where their data allow it. */
@ApplicationScoped
class TakeBatch {

    private final Reading reading;
    private final TakeLines take;
    private final FilesConfig config;

    TakeBatch(Reading reading, TakeLines take, FilesConfig config) {
        this.reading = reading;
        this.take = take;
        this.config = config;
    }

    List<ReportReceipt> take(String force, byte[] body) {
        List<Line> lines = lines(force, body);
        List<ReportReceipt> receipts = new ArrayList<>(lines.size());
        take.take(lines, new TakeLines.Owner() {
            private List<ReportReceipt> of = List.of();

            @Override
            public void begin() {
                of = List.of();
            }

            @Override
            public void took(int from, List<ReportReceipt> answers) {
                of = answers;
            }

            @Override
            public void committed() {
                receipts.addAll(of);
            }
        });
        return receipts;
    }

    private List<Line> lines(String force, byte[] body) {
        ReportLines reports;
        try {
            reports = reading.open(
                    new Named(force, "", "", Origin.HTTP, FileFormat.NDJSON, false),
                    body.length == 0 ? number -> null : Content.of(body));
        } catch (FileRefused refused) {
            throw nothing();
        }
        List<Line> lines = new ArrayList<>();
        for (ReportLines.Read read = reports.next(); read != null; read = reports.next()) {
            if (lines.size() == config.batch()) {
                throw ReportBatchesResource.tooLarge(
                        "Send at most " + config.batch() + " reports at once, or send a file.");
            }
            lines.add(read.line());
        }
        if (lines.isEmpty()) {
            throw nothing();
        }
        return lines;
    }

    private static Problem nothing() {
        return new Problem(400, "batch-empty", "There is no report", "Send a report a line.");
    }
}
