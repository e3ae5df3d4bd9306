package org.project360.notification.notice;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.notification.routing.RoutingReason;
import org.project360.notification.routing.RoutingRule;

/** A notice as an officer sees it in a list: nothing of the child. */
record NoticeView(
        UUID id,
        UUID incidentId,
        String force,
        NoticeStatus status,
        @Nullable String establishmentUrn,
        RoutingRule rule,
        @Nullable RoutingReason reason,
        Instant createdAt,
        @Nullable Instant decideBy,
        boolean undecided,
        @Nullable Instant deliverBy,
        @Nullable Instant breachedAt,
        @Nullable Instant readAt,
        @Nullable Instant answeredAt) {

    static NoticeView of(Notice notice) {
        return new NoticeView(
                notice.id(),
                notice.incidentId(),
                notice.force(),
                notice.status(),
                notice.establishmentUrn(),
                notice.routing().rule(),
                notice.routing().reason(),
                notice.createdAt(),
                notice.decideBy(),
                notice.undecidedAt() != null,
                notice.deliverBy(),
                notice.breachedAt(),
                notice.readAt(),
                notice.answeredAt());
    }
}
