package org.project360.referral.contact;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import org.project360.chassis.problem.Problem;
import org.project360.referral.referral.CaseAccess;
import org.project360.referral.referral.Closure;
import org.project360.referral.referral.ClosureCheck;
import org.project360.referral.referral.ClosureReason;
import org.project360.referral.referral.Referral;
import org.project360.referral.safecontact.SafeTimes;

/** Nobody is given up before she was tried often enough, on different days and at different times of the day. */
@ApplicationScoped
class EnoughAttempts implements ClosureCheck {

    static final int ATTEMPTS = 3;
    static final int DAYS = 2;
    static final int PARTS_OF_DAY = 2;

    private final ContactAttempts attempts;
    private final CaseAccess access;

    EnoughAttempts(ContactAttempts attempts, CaseAccess access) {
        this.attempts = attempts;
        this.access = access;
    }

    @Override
    public void check(Referral referral, Closure closure) {
        boolean bySupervisor = closure.hasSupervisorReason() && access.leads();
        if (closure.reason() == ClosureReason.UNABLE_TO_CONTACT
                && !bySupervisor
                && !enough(attempts.starts(referral.id()))) {
            throw Problem.conflict(
                    "too-few-attempts",
                    "Too early to give up",
                    "It takes 3 attempts on 2 days at different times of the day, or a lead with a reason.");
        }
    }

    static boolean enough(List<Instant> starts) {
        List<ZonedDateTime> local =
                starts.stream().map(s -> s.atZone(SafeTimes.LONDON)).toList();
        return local.size() >= ATTEMPTS
                && local.stream().map(ZonedDateTime::toLocalDate).distinct().count() >= DAYS
                && local.stream().map(EnoughAttempts::partOfDay).distinct().count() >= PARTS_OF_DAY;
    }

    /** Morning until 12:00, afternoon until 17:00, evening. */
    private static int partOfDay(ZonedDateTime time) {
        if (time.getHour() < 12) {
            return 0;
        }
        return time.getHour() < 17 ? 1 : 2;
    }
}
