package org.project360.intake.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.event.IncomingEvent;
import org.project360.chassis.event.RejectedEvent.Reason;
import org.project360.chassis.outbox.Outbox;
import org.project360.contracts.Topics;
import org.project360.contracts.intake.ReportReceipt;
import org.project360.contracts.intake.ReportReceipt.Outcome;
import org.project360.contracts.police.IncidentReported;

/** The answers to the police systems, keyed like the reports. */
@ApplicationScoped
class Receipts {

    private final Outbox outbox;
    private final InstantSource clock;

    Receipts(Outbox outbox, InstantSource clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    ReportReceipt taken(IncomingEvent event, IncidentReported report, Outcome outcome, UUID incidentId) {
        return send(
                event,
                new ReportReceipt(
                        report.force(),
                        report.incidentReference(),
                        report.version(),
                        event.source(),
                        event.id(),
                        outcome,
                        incidentId,
                        null,
                        List.of(),
                        clock.instant()));
    }

    ReportReceipt rejected(IncomingEvent event, Peek peek, UUID quarantineId, List<Reason> reasons) {
        return send(event, rejection(event, peek, quarantineId, reasons));
    }

    private ReportReceipt rejection(IncomingEvent event, Peek peek, @Nullable UUID quarantineId, List<Reason> reasons) {
        return new ReportReceipt(
                peek.force(),
                peek.reference(),
                peek.version(),
                event.source(),
                event.id(),
                Outcome.REJECTED,
                null,
                quarantineId,
                reasons.stream()
                        .map(r -> new ReportReceipt.Reason(r.pointer(), r.code(), r.message()))
                        .toList(),
                clock.instant());
    }

    /** The answer to what is refused and not kept; it goes to who asked and to nobody else. */
    ReportReceipt refused(IncomingEvent event, List<Reason> reasons) {
        return rejection(event, new Peek(null, null, null, new byte[0]), null, reasons);
    }

    private ReportReceipt send(IncomingEvent event, ReportReceipt receipt) {
        outbox.append(Topics.INTAKE_REPORT_RECEIPT, key(event, receipt.force(), receipt.incidentReference()), receipt);
        return receipt;
    }

    private static String key(IncomingEvent event, @Nullable String force, @Nullable String reference) {
        return force != null && reference != null
                ? force + "/" + reference
                : event.key() == null ? event.id() : event.key();
    }
}
