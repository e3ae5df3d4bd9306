package org.project360.referral.referral;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Puts referrals to the person they belong to. Of two open ones of a person and trial, the one that is further on stays;
 * the other closes as a duplicate, and opens again if the merge is undone.
 */
@ApplicationScoped
class PlaceReferrals {

    /** Who has been reached stays; else who has waited longest. */
    private static final Comparator<Referral> STAYS = Comparator.comparing(
                    (Referral r) -> r.times().firstContactAt() == null)
            .thenComparing(r -> r.times().reportedAt())
            .thenComparing(Referral::id);

    private final Referrals referrals;
    private final PersonMoves moves;
    private final CaseJournal journal;
    private final Stamps stamps;

    PlaceReferrals(Referrals referrals, PersonMoves moves, CaseJournal journal, Stamps stamps) {
        this.referrals = referrals;
        this.moves = moves;
        this.journal = journal;
        this.stamps = stamps;
    }

    void place(Set<UUID> homeRefs, UUID personId, Instant at) {
        List<Referral> resident = new ArrayList<>(referrals.lockOf(List.of(personId)));
        List<Referral> athome = referrals.lockAtHomeWith(homeRefs);
        List<Referral> moving = athome.stream()
                .filter(r -> !r.personId().equals(personId))
                .sorted(STAYS)
                .toList();
        for (Referral referral : moving) {
            UUID from = referral.personId();
            if (referral.isOpen()) {
                rival(referral, resident).ifPresent(other -> settle(referral, other, personId));
            }
            referral.moveTo(personId);
            referrals.flush();
            resident.add(referral);
            journal.changed(referral, "referral.moved", "");
            moves.add(referral, from, personId, at, PersonMove.Effect.MOVED);
        }
        reopenWhatIsNoDuplicate(athome, at);
    }

    private void settle(Referral one, Referral other, UUID personId) {
        Referral stays = STAYS.compare(one, other) <= 0 ? one : other;
        Referral goes = stays == one ? other : one;
        Stamps.Stamp now = stamps.next();
        goes.closeAsDuplicateOf(stays, now.by(), now.at());
        referrals.flush();
        journal.closed(goes, now.at(), ClosureReason.MISTAKEN_OR_DUPLICATE, null);
        moves.add(goes, goes.personId(), personId, now.at(), PersonMove.Effect.CLOSED_AS_DUPLICATE);
    }

    private void reopenWhatIsNoDuplicate(List<Referral> athome, Instant at) {
        List<UUID> ids = athome.stream().map(Referral::id).toList();
        List<Referral> suspects = new ArrayList<>(athome);
        suspects.addAll(referrals.lockDuplicatesOf(ids));
        for (Referral closed : suspects) {
            @Nullable UUID keptId = closed.duplicateOf();
            if (keptId == null || closed.isErased()) {
                continue;
            }
            Referral kept = Objects.requireNonNull(referrals.findById(keptId));
            boolean sameStill = kept.personId().equals(closed.personId());
            List<Referral> beside = referrals.lockOf(List.of(closed.personId()));
            if (!sameStill && rival(closed, beside).isEmpty()) {
                closed.reopenDuplicate();
                referrals.flush();
                journal.reopened(closed, at, "merge undone");
                moves.add(closed, kept.personId(), closed.personId(), at, PersonMove.Effect.REOPENED);
            }
        }
    }

    private static Optional<Referral> rival(Referral referral, List<Referral> others) {
        return others.stream()
                .filter(o -> o != referral && o.isOpen() && o.trialId().equals(referral.trialId()))
                .findFirst();
    }
}
