package org.project360.referral.referral;

import org.project360.referral.clock.CaseTimes;

/** Where a referral stands: derived from its dated facts, the last that holds. */
public enum ReferralState {
    OFFERED,
    ASSIGNED,
    CONTACTING,
    CONTACTED,
    DECLINED,
    UNSAFE,
    ENGAGED,
    CLOSED;

    static ReferralState of(Referral referral) {
        CaseTimes times = referral.times();
        if (times.closedAt() != null) {
            return CLOSED;
        }
        if (times.engagedAt() != null) {
            return ENGAGED;
        }
        if (times.unsafeAt() != null) {
            return UNSAFE;
        }
        if (times.declinedAt() != null) {
            return DECLINED;
        }
        if (times.firstContactAt() != null) {
            return CONTACTED;
        }
        if (times.firstAttemptAt() != null) {
            return CONTACTING;
        }
        return referral.assignee() != null ? ASSIGNED : OFFERED;
    }
}
