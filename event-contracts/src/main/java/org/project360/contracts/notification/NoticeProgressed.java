package org.project360.contracts.notification;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A step of a notice to a school. */
public record NoticeProgressed(
        UUID noticeId,
        UUID incidentId,
        String force,
        String establishmentUrn,
        Stage stage,
        Instant at,
        @Nullable KnownToServices knownToServices) {

    /** Steps of a notice. */
    public enum Stage {
        SENT,
        READ,
        ANSWERED,
        BREACHED,
        RECALLED
    }

    /** The school's answer. */
    public enum KnownToServices {
        KNOWN_SOCIAL_CARE,
        KNOWN_EARLY_HELP,
        NOT_KNOWN,
        UNSURE
    }
}
