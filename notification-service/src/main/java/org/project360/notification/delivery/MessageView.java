package org.project360.notification.delivery;

import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.contracts.notification.NoticeProgressed.KnownToServices;
import org.project360.notification.notice.Notice;
import org.project360.notification.notice.NoticeContent;
import org.project360.notification.notice.NoticeStatus;
import org.project360.notification.notice.NoticeType;

/** A message as the safeguarding lead reads it. */
record MessageView(
        UUID id,
        NoticeType type,
        int revision,
        NoticeStatus status,
        @Nullable String establishmentUrn,
        Instant created,
        Instant updated,
        @Nullable Instant deliverBy,
        Child child,
        Incident incident,
        Handling handling,
        @Nullable KnownToServices answer,
        Links links) {

    /** Whose notice it is. */
    record Child(String forename, String surname, @Nullable LocalDate dateOfBirth) {

        @Override
        public String toString() {
            return "Child[***]";
        }
    }

    /** Which incident, for asking the police. */
    record Incident(String force, String reference, Instant occurredAt) {}

    /** What the school must and must not do with it. */
    record Handling(boolean doNotContactParents, boolean storeApart, boolean needToKnow) {}

    static MessageView of(Notice notice, NoticeContent content, UriInfo uri) {
        return new MessageView(
                notice.id(),
                notice.type(),
                notice.revision(),
                notice.status(),
                notice.establishmentUrn(),
                notice.createdAt(),
                notice.updatedAt(),
                notice.deliverBy(),
                new Child(content.forename(), content.surname(), content.dateOfBirth()),
                new Incident(content.force(), content.incidentReference(), content.occurredAt()),
                new Handling(true, true, true),
                notice.answer(),
                Links.of(notice, uri));
    }

    @Override
    public String toString() {
        return "MessageView[***]";
    }
}
