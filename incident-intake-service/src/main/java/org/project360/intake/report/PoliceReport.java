package org.project360.intake.report;

import org.project360.chassis.event.IncomingEvent;
import org.project360.contracts.police.IncidentReported;
import org.project360.intake.incident.ReportedVersion;

/**
 * A readable, valid, plausible report.
 *
 * @param digest of the canonical JSON: equal for equal content, however it was written
 * @param content the JSON as it came
 * @param replayed whether a data steward takes it out of quarantine
 */
record PoliceReport(IncidentReported report, byte[] digest, byte[] content, boolean replayed) {

    PoliceReport asReplayed() {
        return new PoliceReport(report, digest, content, true);
    }

    ReportedVersion version(IncomingEvent event) {
        return new ReportedVersion(event.source(), event.id(), report, digest, content);
    }

    @Override
    public String toString() {
        return "PoliceReport[***]";
    }
}
