package org.project360.referral.referral;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Closes a referral with its reason and exit data. */
@ApplicationScoped
class CloseReferral {

    /** A closed referral, without anything personal. */
    record Closed(UUID referralId, ClosureReason reason, Instant closedAt, String closedBy, String etag) {}

    private final CaseAccess access;
    private final CaseJournal journal;
    private final List<ClosureCheck> checks;
    private final ReferralExits exits;
    private final Stamps stamps;

    CloseReferral(
            CaseAccess access,
            CaseJournal journal,
            @All List<ClosureCheck> checks,
            ReferralExits exits,
            Stamps stamps) {
        this.access = access;
        this.journal = journal;
        this.checks = checks;
        this.exits = exits;
        this.stamps = stamps;
    }

    @Transactional
    Closed close(UUID id, @Nullable String ifMatch, Closure closure) {
        Referral referral = access.change(id, ifMatch);
        referral.requireOpen();
        closure.requireComplete();
        checks.forEach(check -> check.check(referral, closure));
        Stamps.Stamp stamp = stamps.next();
        referral.close(closure.reason(), stamp.by(), stamp.at());
        exits.add(referral, closure);
        journal.closed(referral, stamp.at(), closure.reason(), closure.exit().data());
        return new Closed(id, closure.reason(), stamp.at(), stamp.by(), access.tagAfterChange(referral));
    }
}
