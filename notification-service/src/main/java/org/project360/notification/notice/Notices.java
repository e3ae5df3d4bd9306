package org.project360.notification.notice;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The notices. */
@ApplicationScoped
public class Notices implements PanacheRepositoryBase<Notice, UUID> {

    /** The place in a listing after which it goes on. */
    public record Place(Instant at, UUID id) {}

    /** A message of the establishment's mailbox, recalled ones too, locked. */
    public Optional<Notice> lockInMailbox(String urn, UUID id) {
        return find("id = ?1 and establishmentUrn = ?2", id, urn)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** A page of the establishment's mailbox, newest first. */
    public List<Notice> inbox(String urn, @Nullable NoticeStatus status, @Nullable Place after, int limit) {
        return newestFirst("establishmentUrn = :urn", Parameters.with("urn", urn), status, after, limit);
    }

    /** The establishment's messages by their last change in the mailbox, latest first. */
    public List<Notice> feed(String urn, @Nullable Place after, int limit) {
        return after == null
                ? find("establishmentUrn = ?1 order by mailedAt desc, id desc", urn)
                        .page(0, limit)
                        .list()
                : find(
                                "establishmentUrn = ?1 and (mailedAt, id) < (?2, ?3) order by mailedAt desc, id desc",
                                urn,
                                after.at(),
                                after.id())
                        .page(0, limit)
                        .list();
    }

    /** The time by which the feed is ordered. */
    public static Instant feedTime(Notice notice) {
        return notice.mailedAt();
    }

    List<Notice> all(@Nullable NoticeStatus status, @Nullable Place after, int limit) {
        return newestFirst("1 = 1", new Parameters(), status, after, limit);
    }

    private List<Notice> newestFirst(
            String where, Parameters parameters, @Nullable NoticeStatus status, @Nullable Place after, int limit) {
        String query = where;
        if (status != null) {
            query += " and status = :status";
            parameters.and("status", status);
        }
        if (after != null) {
            query += " and (createdAt, id) < (:at, :id)";
            parameters.and("at", after.at()).and("id", after.id());
        }
        return find(query + " order by createdAt desc, id desc", parameters)
                .page(0, limit)
                .list();
    }

    /** Sent, unread, past the deadline; the longest overdue first. */
    List<Notice> overdue(@Nullable Place after, int limit) {
        String open = "status = ?1 and breachedAt is not null";
        return after == null
                ? find(open + " order by deliverBy, id", NoticeStatus.SENT)
                        .page(0, limit)
                        .list()
                : find(
                                open + " and (deliverBy, id) > (?2, ?3) order by deliverBy, id",
                                NoticeStatus.SENT,
                                after.at(),
                                after.id())
                        .page(0, limit)
                        .list();
    }

    /** Held ones, the most urgent first. */
    List<Notice> held(@Nullable Place after, int limit) {
        return after == null
                ? find("status = ?1 order by decideBy, id", NoticeStatus.HELD)
                        .page(0, limit)
                        .list()
                : find(
                                "status = ?1 and (decideBy, id) > (?2, ?3) order by decideBy, id",
                                NoticeStatus.HELD,
                                after.at(),
                                after.id())
                        .page(0, limit)
                        .list();
    }

    List<Notice> lockEffective(Collection<UUID> incidents) {
        return find("incidentId in ?1 and status <> ?2 order by id", incidents, NoticeStatus.RECALLED)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    List<Notice> lockOfChild(UUID child) {
        return find("childId = ?1 order by createdAt, id", child)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    List<Notice> lockOfChildren(Collection<UUID> children) {
        return find("childId in ?1 order by createdAt, id", children)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    List<Notice> lockAll(Collection<UUID> ids) {
        return find("id in ?1 order by id", ids)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** Notes that a school's system has seen them. Touches no other column, so that nobody else's work is stale by it. */
    int receive(Collection<UUID> ids, String by, Instant at) {
        return update(
                "receivedAt = ?1, receivedBy = ?2 where id in ?3 and status = ?4 and receivedAt is null",
                at,
                by,
                ids,
                NoticeStatus.SENT);
    }

    Optional<Notice> lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }
}
