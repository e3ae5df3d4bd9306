package org.project360.notification.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.http.Page;
import org.project360.notification.notice.Notice;
import org.project360.notification.notice.NoticeListings;
import org.project360.notification.notice.NoticeStatus;
import org.project360.notification.notice.NoticeType;
import org.project360.notification.notice.Notices;
import org.project360.notification.school.Establishment;

/** The mailbox as an Atom feed. */
@ApplicationScoped
class ReadFeed {

    private static final int ENTRIES = 50;

    private final MailboxAccess access;
    private final Notices notices;
    private final NoticeListings listings;

    ReadFeed(MailboxAccess access, Notices notices, NoticeListings listings) {
        this.access = access;
        this.notices = notices;
        this.listings = listings;
    }

    @Transactional
    String read(String urn, @Nullable String cursor, UriInfo uri) {
        Establishment establishment = access.require(urn);
        Page<Notice> page = listings.page(
                "feed/" + urn, cursor, ENTRIES, Notices::feedTime, (place, size) -> notices.feed(urn, place, size));
        return AtomFeed.write(
                new AtomFeed.Head(
                        feedId(urn),
                        "Safeguarding messages for " + establishment.name(),
                        uri.getRequestUri().toString(),
                        page.items().stream()
                                .map(Notice::updatedAt)
                                .max(Instant::compareTo)
                                .orElse(Instant.EPOCH),
                        page.next() == null
                                ? null
                                : uri.getRequestUriBuilder()
                                        .replaceQueryParam("cursor", page.next())
                                        .build()
                                        .toString()),
                page.items().stream().map(notice -> entry(notice, uri)).toList());
    }

    private static AtomFeed.Entry entry(Notice notice, UriInfo uri) {
        return new AtomFeed.Entry(
                notice.id(),
                notice.type() == NoticeType.CORRECTION
                        ? "Corrected safeguarding message, open to read"
                        : "New safeguarding message, open to read",
                Links.message(notice, uri),
                notice.createdAt(),
                notice.updatedAt(),
                notice.status() == NoticeStatus.RECALLED);
    }

    private static UUID feedId(String urn) {
        return UUID.nameUUIDFromBytes(("project360/establishment-feed/" + urn).getBytes(StandardCharsets.UTF_8));
    }
}
