package org.project360.notification.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.UUID;
import org.project360.contracts.intake.PersonSplit;

/**
 * A merge was wrong: the separated child has its notices again, with those of whoever had become that child before, and
 * also what was recalled as a duplicate.
 */
@ApplicationScoped
class SplitChildren {

    private final ChildRedirects redirects;
    private final SettleChildren settle;

    SplitChildren(ChildRedirects redirects, SettleChildren settle) {
        this.redirects = redirects;
        this.settle = settle;
    }

    @Transactional
    void split(PersonSplit split) {
        if (split.personId().equals(split.separatedId())) {
            return;
        }
        Map<UUID, ChildKey> family = settle.lock(split.personId(), split.separatedId());
        redirects.split(split.personId(), split.separatedId(), split.incidentIds(), split.splitAt());
        settle.settle(family);
    }
}
