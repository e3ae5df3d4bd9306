package org.project360.intake.release;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.project360.chassis.event.RejectedEvent;
import org.project360.contracts.randomisation.AllocationMade;
import org.project360.contracts.randomisation.Arm;
import org.project360.intake.incident.ReleasableReports;
import org.project360.intake.incident.ReleasableReports.Opened;
import org.project360.intake.incident.ReleasableReports.Participation;

/**
 * Releases the details of allocated participants in the transaction that stores their allocations: to the specialist
 * team in the treatment arm alone, to follow-up in both. An incident is released once; the same participant's next
 * incident is released again, and referral attaches it to her open episode.
 */
@ApplicationScoped
class ReleaseDetails {

    private final Allocations allocations;
    private final ReleasableReports reports;
    private final IssueDetails details;
    private final FollowIncidents follow;
    private final InstantSource clock;

    ReleaseDetails(
            Allocations allocations,
            ReleasableReports reports,
            IssueDetails details,
            FollowIncidents follow,
            InstantSource clock) {
        this.allocations = allocations;
        this.reports = reports;
        this.details = details;
        this.follow = follow;
        this.clock = clock;
    }

    /**
     * Releases, in order.
     *
     * @throws RejectedEvent if an incident is unknown, or its allocation came before with another arm
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void release(List<AllocationMade> batch) {
        Instant now = clock.instant();
        Map<UUID, AllocationMade> byIncident = new LinkedHashMap<>();
        batch.forEach(a -> byIncident.putIfAbsent(a.incidentId(), a));
        follow.expectAllocations(byIncident.keySet());
        Set<UUID> fresh = allocations.insertNew(byIncident.values(), now);
        requireSameArm(batch);
        if (fresh.isEmpty()) {
            return;
        }
        List<Release> releases = load(byIncident.values().stream()
                .filter(a -> fresh.contains(a.incidentId()))
                .toList());
        details.issue(releases, now);
        follow.allocated(fresh, now);
    }

    private List<Release> load(List<AllocationMade> fresh) {
        Map<Participation, Opened> opened =
                reports.open(fresh.stream().map(ReleaseDetails::participation).toList());
        List<Release> releases = new ArrayList<>(fresh.size());
        for (AllocationMade allocation : fresh) {
            Opened report = opened.get(participation(allocation));
            if (report == null) {
                throw new RejectedEvent("/incidentId", "unknown-incident", "No such incident of this person is here.");
            }
            releases.add(new Release(allocation, report.personId(), report.report()));
        }
        return releases;
    }

    /** An allocation never changes; one that seems to is for a person to look at. */
    private void requireSameArm(List<AllocationMade> batch) {
        Map<UUID, Arm> stored =
                allocations.arms(batch.stream().map(AllocationMade::incidentId).toList());
        for (AllocationMade allocation : batch) {
            if (stored.get(allocation.incidentId()) != allocation.arm()) {
                throw new RejectedEvent("/arm", "allocation-changed", "The allocation of an incident never changes.");
            }
        }
    }

    private static Participation participation(AllocationMade allocation) {
        return new Participation(allocation.incidentId(), allocation.personId());
    }
}
