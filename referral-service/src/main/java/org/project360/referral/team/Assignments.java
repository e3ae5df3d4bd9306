package org.project360.referral.team;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class Assignments implements PanacheRepositoryBase<Assignment, UUID> {

    /** Whether the worker could see the referral when it had that version: it was nobody's then, or hers. */
    boolean seenBy(String worker, UUID referralId, long version) {
        return find("referralId = ?1 and fromVersion < ?2 order by fromVersion desc", referralId, version)
                .firstResultOptional()
                .map(assignment -> assignment.assignee().equals(worker))
                .orElse(true);
    }
}
