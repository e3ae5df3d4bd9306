package org.project360.intake.incident;

import org.project360.contracts.police.IncidentReported;

/**
 * One version of a report as it came: the event that brought it, what it says, the digest of its canonical JSON and the
 * JSON itself.
 */
public record ReportedVersion(
        String eventSource, String eventId, IncidentReported report, byte[] digest, byte[] content) {

    IncidentName name() {
        return new IncidentName(report.force(), report.incidentReference());
    }

    @Override
    public String toString() {
        return "ReportedVersion[***]";
    }
}
