package org.project360.referral.referral;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.project360.contracts.intake.IncidentRevised;
import org.project360.contracts.intake.IncidentRevised.Exclusion;

/**
 * The police take an incident back, or it is somebody else's. An episode of which no incident is left closes, unless she
 * has been reached: whom the team has spoken to is not dropped without a word. It opens again if a later version says
 * otherwise. Requests and revisions may come in any order.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class FollowRevisions {

    private static final Map<Exclusion, ClosureReason> REASONS =
            Map.of(Exclusion.NO_CRIME, ClosureReason.INELIGIBLE, Exclusion.WRONG_PERSON, ClosureReason.DATA_ERROR);

    private final IncidentRevisions revisions;
    private final IncidentFiles files;
    private final Referrals referrals;
    private final CaseJournal journal;
    private final Stamps stamps;

    FollowRevisions(
            IncidentRevisions revisions, IncidentFiles files, Referrals referrals, CaseJournal journal, Stamps stamps) {
        this.revisions = revisions;
        this.files = files;
        this.referrals = referrals;
        this.journal = journal;
        this.stamps = stamps;
    }

    void revised(List<IncidentRevised> batch) {
        Map<UUID, IncidentRevised> latest = new LinkedHashMap<>();
        batch.forEach(r -> latest.merge(r.incidentId(), r, (a, b) -> b.version() >= a.version() ? b : a));
        revisions.lock(latest.keySet());
        revisions.put(latest.values());
        settle(latest.keySet());
    }

    /** Before requests of these incidents are taken: a revision of them waits, or has been seen. */
    void expect(Collection<UUID> incidents) {
        revisions.lock(incidents);
    }

    /** Brings the episodes of these incidents to what is known of their revisions. */
    void settle(Collection<UUID> incidents) {
        Set<UUID> revised = revisions.of(incidents).keySet();
        if (revised.isEmpty()) {
            return;
        }
        Set<UUID> touched =
                files.among(revised).stream().map(ReferralIncident::referralId).collect(Collectors.toSet());
        referrals.lock(touched).stream().filter(r -> !r.isErased()).forEach(this::settle);
    }

    private void settle(Referral referral) {
        List<UUID> incidents =
                files.of(referral).stream().map(ReferralIncident::incidentId).toList();
        Map<UUID, Optional<Exclusion>> known = revisions.of(incidents);
        boolean noneLeft = incidents.stream()
                .allMatch(id -> known.getOrDefault(id, Optional.empty()).isPresent());
        if (noneLeft && referral.isOpen() && !referral.isReached()) {
            withdraw(referral, why(referral, known));
        } else if (!noneLeft && referral.isWithdrawn() && !hasRival(referral)) {
            referral.reinstate();
            referrals.flush();
            journal.reopened(referral, stamps.next().at(), "incident stands again");
        }
    }

    private void withdraw(Referral referral, Exclusion why) {
        Stamps.Stamp now = stamps.next();
        ClosureReason reason = Objects.requireNonNull(REASONS.get(why));
        referral.withdraw(why, reason, now.by(), now.at());
        journal.closed(referral, now.at(), reason, null);
        journal.seen(referral, "referral.withdrawn", Codes.of(why));
    }

    /** Why the incident that opened the episode is excluded, else any of them. */
    private static Exclusion why(Referral referral, Map<UUID, Optional<Exclusion>> known) {
        return known.getOrDefault(referral.incidentId(), Optional.empty())
                .or(() -> known.values().stream()
                        .flatMap(Optional::stream)
                        .sorted()
                        .findFirst())
                .orElseThrow();
    }

    private boolean hasRival(Referral referral) {
        return referrals.lockOf(List.of(referral.personId())).stream()
                .anyMatch(other -> other.isOpen() && other.trialId().equals(referral.trialId()));
    }
}
