package org.project360.notification.notice;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** Whose each of some notices is by what is known of their children now, beside whose it was. */
final class NoticeOwners {

    private final Map<UUID, UUID> owners = new HashMap<>();
    private final List<Notice> notices;

    NoticeOwners(List<Notice> notices, ChildPaths paths) {
        this.notices = notices;
        Map<UUID, Set<UUID>> told = new HashMap<>();
        notices.forEach(n -> told.computeIfAbsent(n.incidentId(), incident -> new HashSet<>())
                .add(n.toldChildId()));
        notices.forEach(n -> owners.put(
                n.id(), paths.resolve(n.toldChildId(), n.incidentId(), told.getOrDefault(n.incidentId(), Set.of()))));
    }

    UUID of(Notice notice) {
        return Objects.requireNonNull(owners.get(notice.id()));
    }

    /** Those that belong to another child than they are with. */
    List<Notice> moving() {
        return notices.stream().filter(this::moves).toList();
    }

    boolean moves(Notice notice) {
        return !of(notice).equals(notice.childId());
    }

    /** Those that gave way to a notice which is another child's now. Ask before anything is moved. */
    List<Notice> partedDuplicates() {
        return notices.stream()
                .filter(n -> n.wasRecalledFor(RecallReason.DUPLICATE_CHILD) && !n.isErased())
                .filter(n -> effective().stream()
                        .anyMatch(other -> other.incidentId().equals(n.incidentId())
                                && other.childId().equals(n.childId())
                                && !of(other).equals(of(n))))
                .toList();
    }

    /** The effective ones that tell the same school, or nobody yet, of the same child and incident. */
    List<Notice> rivals(Notice notice) {
        return effective().stream()
                .filter(other -> other != notice
                        && other.incidentId().equals(notice.incidentId())
                        && of(other).equals(of(notice))
                        && ReparentNotices.sameDesk(other, notice))
                .toList();
    }

    private List<Notice> effective() {
        return notices.stream().filter(n -> n.status() != NoticeStatus.RECALLED).toList();
    }
}
