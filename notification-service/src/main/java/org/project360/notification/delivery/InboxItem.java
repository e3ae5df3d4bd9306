package org.project360.notification.delivery;

import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.notification.notice.Notice;
import org.project360.notification.notice.NoticeStatus;
import org.project360.notification.notice.NoticeType;

/** A message in a list: that there is one, and until when to read it; nothing of the child. */
record InboxItem(
        UUID id,
        NoticeType type,
        NoticeStatus status,
        Instant created,
        Instant updated,
        @Nullable Instant deliverBy,
        Links links) {

    static InboxItem of(Notice notice, UriInfo uri) {
        return new InboxItem(
                notice.id(),
                notice.type(),
                notice.status(),
                notice.createdAt(),
                notice.updatedAt(),
                notice.deliverBy(),
                Links.of(notice, uri));
    }
}
