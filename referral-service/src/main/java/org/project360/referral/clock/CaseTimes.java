package org.project360.referral.clock;

import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The dated facts of a case that its clocks and its state are derived from. */
@Embeddable
public class CaseTimes {

    private Instant reportedAt = Instant.EPOCH;
    private Instant contactDueAt = Instant.EPOCH;
    private @Nullable Instant firstAttemptAt;
    private @Nullable Instant firstContactAt;
    private @Nullable Instant callBackAt;
    private @Nullable Instant declinedAt;
    private @Nullable Instant unsafeAt;
    private @Nullable Instant engagedAt;
    private @Nullable Instant visitDueAt;
    private @Nullable Instant visitedAt;
    private @Nullable Instant breachedAt;
    private @Nullable Instant visitBreachedAt;
    private @Nullable Instant closedAt;

    protected CaseTimes() {}

    public CaseTimes(Instant reportedAt, Instant contactDueAt) {
        this.reportedAt = reportedAt;
        this.contactDueAt = contactDueAt;
    }

    /** She has been waiting since then: an earlier report of the same episode turns up, or an earlier one was not hers. */
    public void reportedEarlier(Instant at, Instant dueAt) {
        reportedAt = at;
        contactDueAt = dueAt;
    }

    public void attempted(Instant at) {
        firstAttemptAt = earlier(firstAttemptAt, at);
        if (callBackAt != null && !callBackAt.isAfter(at)) {
            callBackAt = null;
        }
    }

    public void contacted(Instant at) {
        firstContactAt = earlier(firstContactAt, at);
    }

    public void toCallBack(@Nullable Instant at) {
        callBackAt = at;
    }

    public void declined(Instant at) {
        declinedAt = at;
    }

    public void endedUnsafe(Instant at) {
        unsafeAt = at;
    }

    public void engaged(Instant at, Instant visitDue) {
        engagedAt = at;
        visitDueAt = visitDue;
        callBackAt = null;
    }

    public void visited(Instant at) {
        visitedAt = earlier(visitedAt, at);
    }

    public void breached(CaseClock clock, Instant at) {
        if (clock == CaseClock.CONTACT) {
            breachedAt = at;
        } else {
            visitBreachedAt = at;
        }
    }

    public void closed(@Nullable Instant at) {
        closedAt = at;
    }

    /** Whether the clock had not been stopped before {@code at}; contact at the very moment it is due is in time. */
    public boolean ranAt(CaseClock clock, Instant at) {
        boolean started = clock == CaseClock.CONTACT || engagedAt != null;
        Instant stopped = clock == CaseClock.CONTACT ? firstContactAt : visitedAt;
        return started && afterOrNever(stopped, at) && afterOrNever(closedAt, at);
    }

    /** The clock that runs now, if one does. */
    public @Nullable CaseClock running() {
        if (closedAt != null) {
            return null;
        }
        if (firstContactAt == null) {
            return CaseClock.CONTACT;
        }
        return engagedAt != null && visitedAt == null ? CaseClock.VISIT : null;
    }

    /** What must happen next, and by when: a running clock, a call back, or nothing that is timed. */
    public @Nullable Instant nextDueAt() {
        CaseClock running = running();
        if (running == null) {
            return closedAt == null ? callBackAt : null;
        }
        return running == CaseClock.CONTACT ? contactDueAt : visitDueAt;
    }

    private static boolean afterOrNever(@Nullable Instant fact, Instant at) {
        return fact == null || fact.isAfter(at);
    }

    private static Instant earlier(@Nullable Instant known, Instant at) {
        return known == null || at.isBefore(known) ? at : known;
    }

    public Instant reportedAt() {
        return reportedAt;
    }

    public Instant contactDueAt() {
        return contactDueAt;
    }

    public @Nullable Instant firstAttemptAt() {
        return firstAttemptAt;
    }

    public @Nullable Instant firstContactAt() {
        return firstContactAt;
    }

    public @Nullable Instant callBackAt() {
        return callBackAt;
    }

    public @Nullable Instant declinedAt() {
        return declinedAt;
    }

    public @Nullable Instant unsafeAt() {
        return unsafeAt;
    }

    public @Nullable Instant engagedAt() {
        return engagedAt;
    }

    public @Nullable Instant visitDueAt() {
        return visitDueAt;
    }

    public @Nullable Instant visitedAt() {
        return visitedAt;
    }

    public @Nullable Instant breachedAt() {
        return breachedAt;
    }

    public @Nullable Instant visitBreachedAt() {
        return visitBreachedAt;
    }

    public @Nullable Instant closedAt() {
        return closedAt;
    }
}
