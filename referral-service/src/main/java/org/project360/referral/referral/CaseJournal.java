package org.project360.referral.referral;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.audit.Audit;
import org.project360.chassis.outbox.Outbox;
import org.project360.contracts.Topics;
import org.project360.contracts.referral.CaseProgressed;
import org.project360.contracts.referral.CaseProgressed.ExitData;
import org.project360.contracts.referral.CaseProgressed.Stage;
import org.project360.referral.clock.CaseClock;
import org.project360.referral.clock.CaseClocks;

/** What follows from every change of a case, in its transaction: worklist, audit, clocks, and the event that tells it. */
@ApplicationScoped
public class CaseJournal {

    private final Outbox outbox;
    private final Audit audit;
    private final Worklist worklist;
    private final CaseClocks clocks;

    CaseJournal(Outbox outbox, Audit audit, Worklist worklist, CaseClocks clocks) {
        this.outbox = outbox;
        this.audit = audit;
        this.worklist = worklist;
        this.clocks = clocks;
    }

    /** A case changed: {@code action} and {@code detail} are codes for the audit. */
    public void changed(Referral referral, String action, String detail) {
        worklist.show(List.of(referral));
        audit.record(action, "referral", referral.id(), detail);
    }

    /** Somebody read or learnt something personal. */
    public void seen(Referral referral, String action, String detail) {
        audit.record(action, "referral", referral.id(), detail);
    }

    public void contacted(Referral referral, Instant at) {
        stop(referral, CaseClock.CONTACT, referral.times().reportedAt(), at);
        tell(referral, Stage.CONTACTED, at, null);
    }

    public void engaged(Referral referral, Instant at) {
        clocks.start(List.of(new CaseClocks.Start(referral.id(), CaseClock.VISIT, at)));
        tell(referral, Stage.ENGAGED, at, null);
    }

    public void visited(Referral referral, Instant at) {
        stop(referral, CaseClock.VISIT, referral.times().engagedAt(), at);
    }

    void opened(Collection<Referral> opened) {
        if (opened.isEmpty()) {
            return;
        }
        clocks.start(contactClocks(opened).toList());
        worklist.show(opened);
        opened.forEach(r -> {
            tell(r, Stage.OPENED, r.receivedAt(), null);
            audit.record("referral.opened", "referral", r.id(), r.isReceivedLate() ? "late:" + r.lateHop() : "");
        });
    }

    void extended(Collection<Referral> extended, Collection<Referral> clockMoved) {
        clocks.start(contactClocks(clockMoved.stream()
                        .filter(r -> r.times().running() == CaseClock.CONTACT)
                        .toList())
                .toList());
        worklist.show(extended);
        extended.forEach(r -> audit.record("referral.incident-joined", "referral", r.id()));
    }

    /** An incident of somebody else left; without it the contact clock may have started later. */
    void incidentLeft(Referral referral, boolean clockMoved) {
        if (clockMoved && referral.times().running() == CaseClock.CONTACT) {
            clocks.start(contactClocks(List.of(referral)).toList());
        }
        changed(referral, "referral.incident-left", "");
    }

    void stepPassed(Referral referral, Stage stage, Instant at, int percent) {
        tell(referral, stage, at, percent);
    }

    void show(Collection<Referral> referrals) {
        worklist.show(referrals);
    }

    void closed(Referral referral, Instant at, ClosureReason reason, @Nullable ExitData exit) {
        stop(referral, CaseClock.CONTACT, referral.times().reportedAt(), at);
        stop(referral, CaseClock.VISIT, referral.times().engagedAt(), at);
        append(referral, Stage.CLOSED, at, null, reason.code(), exit);
        changed(referral, "referral.closed", reason.code());
    }

    /** Open again after a wrong merge or withdrawal; the clocks run as if they had never stopped. */
    void reopened(Referral referral, Instant at, String why) {
        Instant engagedAt = referral.times().engagedAt();
        if (referral.times().running() == CaseClock.CONTACT) {
            clocks.start(contactClocks(List.of(referral)).toList());
        } else if (referral.times().running() == CaseClock.VISIT && engagedAt != null) {
            clocks.start(List.of(new CaseClocks.Start(referral.id(), CaseClock.VISIT, engagedAt)));
        }
        tell(referral, Stage.OPENED, at, null);
        changed(referral, "referral.reopened", why);
    }

    private void stop(Referral referral, CaseClock clock, @Nullable Instant from, Instant at) {
        if (from != null) {
            clocks.stop(referral.id(), clock, from, at);
        }
    }

    private static Stream<CaseClocks.Start> contactClocks(Collection<Referral> referrals) {
        return referrals.stream()
                .map(r -> new CaseClocks.Start(
                        r.id(), CaseClock.CONTACT, r.times().reportedAt()));
    }

    private void tell(Referral referral, Stage stage, Instant at, @Nullable Integer percent) {
        append(referral, stage, at, percent, null, null);
    }

    private void append(
            Referral r,
            Stage stage,
            Instant at,
            @Nullable Integer percent,
            @Nullable String reason,
            @Nullable ExitData exit) {
        CaseProgressed event =
                new CaseProgressed(r.id(), r.personId(), r.incidentId(), r.trialId(), stage, at, percent, reason, exit);
        outbox.append(Topics.REFERRAL_CASE_PROGRESSED, r.personId(), event);
    }
}
