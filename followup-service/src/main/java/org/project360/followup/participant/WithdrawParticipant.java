package org.project360.followup.participant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.project360.chassis.audit.Audit;
import org.project360.chassis.problem.Problem;

/** A participant withdraws: what is gathered stays, what is yet to come is cancelled. Nothing is deleted. */
@ApplicationScoped
class WithdrawParticipant {

    private final Redirects redirects;
    private final Withdrawals withdrawals;
    private final InstantSource clock;
    private final Audit audit;
    private final Event<ParticipantsChanged> changed;

    WithdrawParticipant(
            Redirects redirects,
            Withdrawals withdrawals,
            InstantSource clock,
            Audit audit,
            Event<ParticipantsChanged> changed) {
        this.redirects = redirects;
        this.withdrawals = withdrawals;
        this.clock = clock;
        this.audit = audit;
        this.changed = changed;
    }

    @Transactional
    void withdraw(UUID personId, Withdrawal withdrawal) {
        if (withdrawals.of(personId).isEmpty()) {
            throw Problem.notFound();
        }
        if (withdrawal.empty()) {
            throw Problem.unprocessable(
                    "nothing-withdrawn",
                    "Set at least one of the three switches.",
                    List.of(new Problem.FieldError("", "nothing-withdrawn", "All three switches are off.")));
        }
        Set<UUID> ids = redirects.idsOf(personId);
        Instant now = clock.instant();
        withdrawals.add(personId, withdrawal, now);
        audit.record("participant.withdrawn", "participant", personId);
        changed.fire(new ParticipantsChanged(ids, now));
    }
}
