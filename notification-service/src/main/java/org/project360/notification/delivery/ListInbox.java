package org.project360.notification.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.http.Page;
import org.project360.notification.notice.Notice;
import org.project360.notification.notice.NoticeListings;
import org.project360.notification.notice.NoticeStatus;
import org.project360.notification.notice.Notices;
import org.project360.notification.notice.ReceiveNotices;

/** A page of a mailbox; to have listed a message is to have received it, not to have read it. */
@ApplicationScoped
class ListInbox {

    private final MailboxAccess access;
    private final Notices notices;
    private final NoticeListings listings;
    private final ReceiveNotices receive;

    ListInbox(MailboxAccess access, Notices notices, NoticeListings listings, ReceiveNotices receive) {
        this.access = access;
        this.notices = notices;
        this.listings = listings;
        this.receive = receive;
    }

    @Transactional
    Page<Notice> list(String urn, @Nullable NoticeStatus status, @Nullable String cursor, int limit) {
        access.require(urn);
        Page<Notice> page = listings.page(
                "inbox/" + urn + "/" + (status == null ? "" : status.name()),
                cursor,
                limit,
                Notice::createdAt,
                (place, size) -> notices.inbox(urn, status, place, size));
        receive.receive(urn, page.items());
        return page;
    }
}
