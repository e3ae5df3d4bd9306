package org.project360.intake.incident;

import java.util.UUID;

/** One version of a report, ready to be stored: its content sealed for its victim. */
record SealedReport(UUID incidentId, ReportedVersion version, UUID victimId, byte[] content) {}
