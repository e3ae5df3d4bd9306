package org.project360.referral.team;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.http.ETags;
import org.project360.chassis.problem.Problem;
import org.project360.referral.referral.CaseAccess;
import org.project360.referral.referral.CaseJournal;
import org.project360.referral.referral.Referral;
import org.project360.referral.referral.Stamps;

/** A worker claims a referral, or a lead gives it to somebody; of two claims one holds. */
@ApplicationScoped
class AssignReferral {

    /** Who has it now. */
    record Assigned(UUID referralId, String assignee, String etag) {}

    private final CaseAccess access;
    private final Assignments assignments;
    private final CaseJournal journal;
    private final Stamps stamps;

    AssignReferral(CaseAccess access, Assignments assignments, CaseJournal journal, Stamps stamps) {
        this.access = access;
        this.assignments = assignments;
        this.journal = journal;
        this.stamps = stamps;
    }

    @Transactional
    Assigned assign(UUID referralId, @Nullable String ifMatch, @Nullable String wish) {
        Referral referral = access.lock(referralId);
        if (!access.sees(referral)) {
            // Who lost a race read it while she could see it, and is told so; to anybody else it is not there.
            version(ifMatch).stream()
                    .filter(v -> assignments.seenBy(access.caller(), referralId, v))
                    .forEach(v -> ETags.require(ifMatch, referral.version()));
            throw Problem.notFound();
        }
        referral.key();
        ETags.require(ifMatch, referral.version());
        referral.requireOpen();
        String worker = wish == null ? access.caller() : wish;
        if (!worker.equals(access.caller()) && !access.leads()) {
            throw new Problem(403, "forbidden", "Forbidden", "Only a lead assigns to somebody else.");
        }
        if (!worker.equals(referral.assignee())) {
            Stamps.Stamp stamp = stamps.next();
            assignments.persist(new Assignment(referralId, referral.version(), worker, stamp));
            referral.assignTo(worker, stamp.at());
            journal.changed(referral, "referral.assigned", worker);
        }
        return new Assigned(referralId, worker, access.tagAfterChange(referral));
    }

    private static OptionalLong version(@Nullable String tag) {
        return tag != null && tag.strip().matches("\"\\d{1,18}\"")
                ? OptionalLong.of(Long.parseLong(tag.strip().replace("\"", "")))
                : OptionalLong.empty();
    }
}
