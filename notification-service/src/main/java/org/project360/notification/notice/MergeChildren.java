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
import java.util.stream.Collectors;
import org.project360.contracts.intake.PersonMerged;

/** Two children are one: the survivor has all notices, and of two about the same incident to the same school only one. */
@ApplicationScoped
class MergeChildren {

    private final Children children;
    private final ChildRedirects redirects;
    private final Notices notices;
    private final ReparentNotices reparent;
    private final InstantSource clock;

    MergeChildren(
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

    @Transactional
    void merge(PersonMerged merged) {
        UUID survivor = merged.survivorId();
        UUID other = merged.mergedId();
        if (survivor.equals(other)) {
            return;
        }
        children.lock(Set.of(survivor, other));
        redirects.merge(survivor, other, merged.mergedAt());
        // What a later split has said already stands against this merge.
        ChildRedirects.Known known = redirects.of(Set.of(other));
        List<Notice> all = new ArrayList<>(notices.lockOfChild(other));
        Set<UUID> owners = all.stream()
                .map(notice -> known.resolve(other, notice.incidentId()))
                .collect(Collectors.toSet());
        owners.addAll(Set.of(survivor, other));
        Map<UUID, ChildKey> keys = children.lock(owners);
        Instant now = clock.instant();
        List<Notice> moved = all.stream()
                .filter(notice -> !known.resolve(other, notice.incidentId()).equals(other))
                .toList();
        List<Notice> standing = new ArrayList<>(notices.lockOfChild(survivor));
        for (Notice notice : moved) {
            UUID owner = known.resolve(other, notice.incidentId());
            if (notice.status() != NoticeStatus.RECALLED && owner.equals(survivor)) {
                reparent.recallDuplicates(notice, standing, now);
                standing.add(notice);
            }
        }
        // Hibernate writes in the order of ids: what is recalled must leave the unique index before what moves enters
        // it.
        notices.flush();
        for (Notice notice : moved) {
            UUID owner = known.resolve(other, notice.incidentId());
            reparent.move(
                    notice, Objects.requireNonNull(keys.get(other)), Objects.requireNonNull(keys.get(owner)), now);
        }
    }
}
