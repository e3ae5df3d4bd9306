package org.project360.notification.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.project360.contracts.intake.PersonSplit;

/** A merge was wrong: the separated child has its notices again, also those recalled as duplicates. */
@ApplicationScoped
class SplitChildren {

    private final Children children;
    private final ChildRedirects redirects;
    private final Notices notices;
    private final ReparentNotices reparent;
    private final InstantSource clock;

    SplitChildren(
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
    void split(PersonSplit split) {
        UUID person = split.personId();
        UUID separated = split.separatedId();
        if (person.equals(separated)) {
            return;
        }
        Map<UUID, ChildKey> keys = children.lock(Set.of(person, separated));
        redirects.split(person, separated, split.incidentIds(), split.splitAt());
        ChildRedirects.Known known = redirects.of(Set.of(person));
        List<Notice> mine = notices.lockOfChild(person);
        // Where both children were told of one incident, each has its own notice again, or has it still: the split may
        // come before its merge.
        Set<UUID> toldOfBoth = Stream.concat(mine.stream(), notices.lockOfChild(separated).stream())
                .filter(notice -> notice.toldChildId().equals(separated))
                .map(Notice::incidentId)
                .collect(Collectors.toSet());
        Instant now = clock.instant();
        for (Notice notice : mine) {
            boolean own = notice.toldChildId().equals(separated);
            boolean named = known.resolve(person, notice.incidentId()).equals(separated)
                    && !toldOfBoth.contains(notice.incidentId());
            if (own || named) {
                reparent.move(
                        notice,
                        Objects.requireNonNull(keys.get(person)),
                        Objects.requireNonNull(keys.get(separated)),
                        now);
            }
        }
        // What moves away must leave the unique index before what is restored enters it.
        notices.flush();
        for (Notice notice : mine) {
            if (toldOfBoth.contains(notice.incidentId())
                    && notice.wasRecalledFor(RecallReason.DUPLICATE_CHILD)
                    && !notice.isErased()) {
                reparent.restore(notice, now);
            }
        }
    }
}
