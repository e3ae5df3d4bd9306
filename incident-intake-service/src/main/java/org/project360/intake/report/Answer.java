package org.project360.intake.report;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.event.IncomingEvent;
import org.project360.chassis.event.RejectedEvent.Reason;
import org.project360.contracts.intake.ReportReceipt;

/**
 * The answer to one report: the receipt that went out, or the conflict of a report that says something else under a name
 * that is taken, and that its channel has to refuse.
 */
record Answer(IncomingEvent event, @Nullable ReportReceipt receipt, List<Reason> conflict) {

    static Answer receipt(IncomingEvent event, ReportReceipt receipt) {
        return new Answer(event, receipt, List.of());
    }

    static Answer versionReused(IncomingEvent event) {
        return new Answer(
                event,
                null,
                List.of(new Reason(
                        "/version", "version-reused", "This version of the incident was taken with other content.")));
    }

    static Answer eventIdReused(IncomingEvent event) {
        return new Answer(
                event, null, List.of(new Reason("", "event-id-reused", "This event id was taken with other content.")));
    }
}
