package org.project360.intake.incident;

import java.util.UUID;

/**
 * A version that is new to an incident: it is kept, and {@code effective} if it is the state from now on; {@code revision}
 * if another one was before.
 */
record Entry(ReportedVersion version, BookedIncident incident, boolean effective, boolean revision) {

    UUID incidentId() {
        return incident.id();
    }

    /** Binds the sealed content to its place. */
    static String context(UUID incidentId, int version) {
        return "incident-report/" + incidentId + "/" + version;
    }
}
