package org.project360.intake.release;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.project360.intake.incident.Effect;
import org.project360.intake.incident.IncidentFollower;
import org.project360.intake.safety.LaterReports;
import org.project360.intake.safety.ScreenParticipants;
import org.project360.intake.safety.ScreenParticipants.Screened;

/**
 * What a later report means for who is in a trial already: her incident is taken back, or she is in danger. The same comes
 * of it whether the report or the allocation was here first.
 */
@ApplicationScoped
class FollowIncidents implements IncidentFollower {

    private final Exclusions exclusions;
    private final ScreenParticipants screen;
    private final LaterReports later;

    FollowIncidents(Exclusions exclusions, ScreenParticipants screen, LaterReports later) {
        this.exclusions = exclusions;
        this.screen = screen;
        this.later = later;
    }

    @Override
    public void tookEffect(List<Effect> effects, Instant now) {
        Set<UUID> revised = effects.stream()
                .filter(Effect::revision)
                .map(Effect::incidentId)
                .collect(Collectors.toSet());
        exclusions.announce(exclusions.settle(revised, now));
        screen.screen(
                effects.stream()
                        .filter(e -> !e.withdrawn())
                        .map(e -> new Screened(e.victimId(), e.occurredAt(), e.assessment()))
                        .toList(),
                now);
    }

    /** Before the allocations of these incidents are stored: whoever revises one of them waits, or is seen. */
    void expectAllocations(Collection<UUID> incidents) {
        exclusions.lock(incidents);
    }

    /** These incidents have their allocations now. */
    void allocated(Collection<UUID> incidents, Instant now) {
        exclusions.announce(exclusions.settle(incidents, now).stream()
                .filter(r -> r.exclusion() != null)
                .toList());
        screen.screen(later.since(incidents), now);
    }
}
