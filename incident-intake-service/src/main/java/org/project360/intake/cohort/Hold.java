package org.project360.intake.cohort;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What keeps a person out of the trial whatever is reported; {@code personId} is who stands for her now. */
public record Hold(
        UUID id,
        UUID personId,
        Kind kind,
        Instant placedAt,
        String placedBy,
        @Nullable Instant liftedAt,
        @Nullable String liftedBy) {

    /** Why. */
    public enum Kind {
        /** A case of hers is at MARAC or with an independent adviser; lifted when it is closed. */
        HIGH_RISK_CASE,
        /** She does not want to take part. */
        WITHDRAWN,
        /** She must not be contacted, because she said so or because no way is safe. */
        DO_NOT_CONTACT
    }

    public boolean isOpen() {
        return liftedAt == null;
    }

    /** Whether it keeps her out of the trial at that time; a closed high-risk case does so for as long as one is recent. */
    boolean keepsOut(Instant at, CohortConfig config) {
        if (liftedAt == null) {
            return true;
        }
        return kind == Kind.HIGH_RISK_CASE
                && liftedAt.plus(config.highRiskCaseFor()).isAfter(at);
    }
}
