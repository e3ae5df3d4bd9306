package org.project360.notification.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.project360.contracts.intake.ChildExposed;
import org.project360.notification.routing.RouteChildren;
import org.project360.notification.routing.RoutingDecision;
import org.project360.notification.routing.RoutingQuestion;

/**
 * One effective notice for each incident and child, whatever comes twice, late or out of order: only a version later than
 * the one known has an effect. The number of statements does not depend on the number of children.
 */
@ApplicationScoped
class NotifySchools {

    private record Subject(UUID incident, UUID child) {}

    private final Children children;
    private final ChildRedirects redirects;
    private final Notices notices;
    private final RouteChildren route;
    private final WriteNotices write;

    NotifySchools(
            Children children, ChildRedirects redirects, Notices notices, RouteChildren route, WriteNotices write) {
        this.children = children;
        this.redirects = redirects;
        this.notices = notices;
        this.route = route;
        this.write = write;
    }

    @Transactional
    void of(List<ChildExposed> exposed) {
        Set<UUID> told = exposed.stream().map(ChildExposed::childId).collect(Collectors.toSet());
        Map<UUID, ChildKey> keys = children.lock(told);
        ChildPaths paths = redirects.of(told);
        Map<Subject, ChildExposed> latest = latest(exposed, paths);
        Set<UUID> others = latest.keySet().stream()
                .map(Subject::child)
                .filter(child -> !told.contains(child))
                .collect(Collectors.toSet());
        if (!others.isEmpty()) {
            keys.putAll(children.lock(others));
        }
        Map<Subject, List<Notice>> existing = existing(latest.keySet());
        latest.entrySet()
                .removeIf(entry -> existing.getOrDefault(entry.getKey(), List.of()).stream()
                        .anyMatch(notice ->
                                notice.incidentVersion() >= entry.getValue().version()));
        List<RoutingDecision> decisions = route.decide(
                latest.values().stream().map(NotifySchools::question).toList());
        WriteNotices.Batch batch = write.batch(decisions, existing.values());
        int i = 0;
        for (Map.Entry<Subject, ChildExposed> entry : latest.entrySet()) {
            ChildKey key =
                    java.util.Objects.requireNonNull(keys.get(entry.getKey().child()));
            batch.add(
                    Exposure.of(key, entry.getValue(), decisions.get(i++)),
                    existing.getOrDefault(entry.getKey(), List.of()));
        }
        batch.finish();
    }

    private static Map<Subject, ChildExposed> latest(List<ChildExposed> exposed, ChildPaths paths) {
        Map<Subject, ChildExposed> latest = new LinkedHashMap<>();
        for (ChildExposed child : exposed) {
            Subject subject = new Subject(child.incidentId(), paths.resolve(child.childId(), child.incidentId()));
            latest.merge(subject, child, (a, b) -> b.version() > a.version() ? b : a);
        }
        return latest;
    }

    private Map<Subject, List<Notice>> existing(Collection<Subject> subjects) {
        Set<UUID> incidents = subjects.stream().map(Subject::incident).collect(Collectors.toSet());
        Map<Subject, List<Notice>> existing = new LinkedHashMap<>();
        for (Notice notice : notices.lockEffective(incidents)) {
            existing.computeIfAbsent(new Subject(notice.incidentId(), notice.childId()), s -> new ArrayList<>())
                    .add(notice);
        }
        return existing;
    }

    private static RoutingQuestion question(ChildExposed child) {
        return new RoutingQuestion(SealedDetails.of(child).facts(), child.dateOfBirth(), child.reportedAt());
    }
}
