package org.project360.notification.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.http.Cursors;
import org.project360.chassis.http.Page;

/** Pages of notices, by time and id. */
@ApplicationScoped
public class NoticeListings {

    /** Fetches so many after a place. */
    public interface Fetch {

        List<Notice> after(Notices.@Nullable Place place, int limit);
    }

    private final Notices notices;
    private final Cursors cursors;

    NoticeListings(Notices notices, Cursors cursors) {
        this.notices = notices;
        this.cursors = cursors;
    }

    /** A page of a listing; {@code time} is what it is ordered by. */
    @Transactional
    public Page<Notice> page(
            String listing, @Nullable String cursor, int limit, Function<Notice, Instant> time, Fetch fetch) {
        Notices.Place place = cursors.decode(listing, cursor)
                .map(parts -> new Notices.Place(Instant.parse(parts.get(0)), UUID.fromString(parts.get(1))))
                .orElse(null);
        int size = Page.size(limit);
        return cursors.page(
                listing,
                fetch.after(place, size + 1),
                size,
                notice -> List.of(time.apply(notice).toString(), notice.id().toString()));
    }

    Page<NoticeView> all(@Nullable NoticeStatus status, @Nullable String cursor, int limit) {
        String listing = "notices/" + (status == null ? "" : status.name());
        return page(listing, cursor, limit, Notice::createdAt, (place, size) -> notices.all(status, place, size))
                .map(NoticeView::of);
    }

    Page<NoticeView> overdue(@Nullable String cursor, int limit) {
        return page("overdue", cursor, limit, n -> Objects.requireNonNull(n.deliverBy()), notices::overdue)
                .map(NoticeView::of);
    }

    Page<NoticeView> held(@Nullable String cursor, int limit) {
        return page("held", cursor, limit, n -> Objects.requireNonNull(n.decideBy()), notices::held)
                .map(NoticeView::of);
    }
}
