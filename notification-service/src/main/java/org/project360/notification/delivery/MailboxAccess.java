package org.project360.notification.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import org.project360.chassis.problem.Problem;
import org.project360.chassis.security.Caller;
import org.project360.notification.school.Establishment;
import org.project360.notification.school.Establishments;

/** A mailbox is for its own establishment's safeguarding leads; to all others it does not exist. */
@ApplicationScoped
public class MailboxAccess {

    private static final String CLAIM = "establishments";

    private final Caller caller;
    private final Establishments establishments;

    MailboxAccess(Caller caller, Establishments establishments) {
        this.caller = caller;
        this.establishments = establishments;
    }

    /**
     * The caller's establishment.
     *
     * @throws Problem 404, the same for another's and for none
     */
    public Establishment require(String urn) {
        if (!caller.claim(CLAIM).contains(urn)) {
            throw Problem.notFound();
        }
        return establishments.byUrn(urn).orElseThrow(Problem::notFound);
    }
}
