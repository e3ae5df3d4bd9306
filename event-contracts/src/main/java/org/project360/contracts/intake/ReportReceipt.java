package org.project360.contracts.intake;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The answer to the police system for each report. Carries no personal data. */
public record ReportReceipt(
        @Nullable String force,
        @Nullable String incidentReference,
        @Nullable Integer version,
        @Nullable String eventSource,
        @Nullable String eventId,
        Outcome outcome,
        @Nullable UUID incidentId,
        @Nullable UUID quarantineId,
        List<Reason> reasons,
        Instant receivedAt) {

    /** What became of the report. */
    public enum Outcome {
        ACCEPTED,
        DUPLICATE,
        REJECTED
    }

    /** One error: a JSON pointer (RFC 6901) into the report, a closed code, and words without any value of the report. */
    public record Reason(String pointer, String code, String message) {}
}
