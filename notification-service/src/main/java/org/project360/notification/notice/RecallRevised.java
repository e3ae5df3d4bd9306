package org.project360.notification.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.project360.contracts.intake.IncidentRevised;

/**
 * A later version of an incident: the notices of what the police have withdrawn, and of children whom it names no longer,
 * are taken back.
 */
@ApplicationScoped
class RecallRevised {

    private final IncidentRevisions revisions;
    private final ChildRedirects redirects;
    private final Notices notices;
    private final Mailing mailing;
    private final InstantSource clock;

    RecallRevised(
            IncidentRevisions revisions,
            ChildRedirects redirects,
            Notices notices,
            Mailing mailing,
            InstantSource clock) {
        this.revisions = revisions;
        this.redirects = redirects;
        this.notices = notices;
        this.mailing = mailing;
        this.clock = clock;
    }

    @Transactional
    void revised(List<IncidentRevised> batch) {
        Map<UUID, IncidentRevised> latest = new LinkedHashMap<>();
        batch.forEach(r -> latest.merge(r.incidentId(), r, (a, b) -> b.version() >= a.version() ? b : a));
        Set<UUID> taken = revisions.take(latest.values());
        if (taken.isEmpty()) {
            return;
        }
        // Locked first: a merge that moves one of them either waits or is seen among the redirects.
        List<Notice> standing = notices.lockEffective(taken);
        ChildPaths known = redirects.of(
                latest.values().stream().flatMap(r -> r.childIds().stream()).collect(Collectors.toSet()));
        Instant now = clock.instant();
        for (Notice notice : standing) {
            IncidentRevised revised = Objects.requireNonNull(latest.get(notice.incidentId()));
            if (notice.incidentVersion() < revised.version()) {
                if (revised.withdrawn()) {
                    mailing.recall(notice, RecallReason.INCIDENT_WITHDRAWN, now);
                } else if (!names(revised, notice, known)) {
                    mailing.recall(notice, RecallReason.CHILD_NOT_NAMED, now);
                }
            }
        }
    }

    private static boolean names(IncidentRevised revised, Notice notice, ChildPaths known) {
        return revised.childIds().stream()
                .anyMatch(child -> child.equals(notice.toldChildId())
                        || known.resolve(child, notice.incidentId()).equals(notice.childId()));
    }
}
