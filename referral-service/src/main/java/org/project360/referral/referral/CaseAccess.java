package org.project360.referral.referral;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.audit.Audit;
import org.project360.chassis.http.ETags;
import org.project360.chassis.problem.Problem;
import org.project360.chassis.security.Caller;

/** Which referrals the caller may see: a caseworker those that nobody has and her own, a lead all. */
@ApplicationScoped
public class CaseAccess {

    private final Referrals referrals;
    private final Caller caller;
    private final Audit audit;

    CaseAccess(Referrals referrals, Caller caller, Audit audit) {
        this.referrals = referrals;
        this.caller = caller;
        this.audit = audit;
    }

    /** The referral, to be read. */
    public Referral read(UUID id) {
        Referral referral = referrals.findByIdOptional(id).orElseThrow(Problem::notFound);
        requireVisible(referral);
        return referral;
    }

    /** The referral, locked for a change, if the caller sees it and has read its present version. */
    public Referral change(UUID id, @Nullable String ifMatch) {
        Referral referral = lock(id);
        requireVisible(referral);
        ETags.require(ifMatch, referral.version());
        return referral;
    }

    /** The referral, locked, whoever asks. */
    public Referral lock(UUID id) {
        Referral referral = referrals.findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (referral == null) {
            throw Problem.notFound();
        }
        return referral;
    }

    public boolean sees(Referral referral) {
        String assignee = referral.assignee();
        return leads() || assignee == null || assignee.equals(caller.name());
    }

    /** Team leads and duty managers see and assign everything. */
    public boolean leads() {
        return caller.hasRole("team-lead") || caller.hasRole("duty-manager");
    }

    /** A page of a worklist was read. */
    void listed(String view, int lines) {
        audit.record("worklist.read", "worklist", view, lines + " lines");
    }

    public String caller() {
        return caller.name();
    }

    /** Writes what changed, so that the next tag is known. */
    public String tagAfterChange(Referral referral) {
        referrals.flush();
        return ETags.of(referral.version());
    }

    private void requireVisible(Referral referral) {
        if (!sees(referral)) {
            throw Problem.notFound();
        }
        referral.key();
    }
}
