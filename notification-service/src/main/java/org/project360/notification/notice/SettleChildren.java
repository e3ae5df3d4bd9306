package org.project360.notification.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Brings the notices of children in line with who these children are now. What is done follows from who was told and from
 * every merge and split that is known, so that the end does not depend on the order in which they came.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class SettleChildren {

    private final Children children;
    private final ChildRedirects redirects;
    private final Notices notices;
    private final ReparentNotices reparent;
    private final InstantSource clock;

    SettleChildren(
            Children children,
            ChildRedirects redirects,
            Notices notices,
            ReparentNotices reparent,
            InstantSource clock) {
        this.children = children;
        this.redirects = redirects;
        this.notices = notices;
        this.reparent = reparent;
        this.clock = clock;
    }

    /** Locks both children and all who are, were or may again be one with either. */
    Map<UUID, ChildKey> lock(UUID one, UUID other) {
        Set<UUID> family = redirects.family(Set.of(one, other));
        Map<UUID, ChildKey> locked = children.lock(family);
        // While we waited others may have joined it.
        family = redirects.family(family);
        while (!locked.keySet().containsAll(family)) {
            locked = children.lock(family);
            family = redirects.family(family);
        }
        return locked;
    }

    /** {@code family} is locked, and what was decided is written. */
    void settle(Map<UUID, ChildKey> family) {
        NoticeOwners owners = new NoticeOwners(notices.lockOfChildren(family.keySet()), redirects.of(family.keySet()));
        List<Notice> moving = owners.moving();
        List<Notice> parted = owners.partedDuplicates();
        Instant now = clock.instant();
        recallDuplicates(moving, owners, now);
        // Hibernate writes in the order of ids: what is recalled must leave the unique index before what moves enters
        // it, and what moves away before what is restored.
        notices.flush();
        moving.forEach(
                notice -> reparent.move(notice, key(family, notice.childId()), key(family, owners.of(notice)), now));
        notices.flush();
        parted.stream()
                .filter(notice -> owners.rivals(notice).isEmpty())
                .forEach(notice -> reparent.restore(notice, now));
    }

    private void recallDuplicates(List<Notice> moving, NoticeOwners owners, Instant now) {
        List<Notice> toCome = new ArrayList<>(moving);
        for (Notice notice : moving) {
            toCome.remove(notice);
            List<Notice> standing = new ArrayList<>(owners.rivals(notice));
            standing.removeAll(toCome);
            reparent.recallDuplicates(notice, standing, now);
        }
    }

    private static ChildKey key(Map<UUID, ChildKey> family, UUID child) {
        return Objects.requireNonNull(family.get(child));
    }
}
