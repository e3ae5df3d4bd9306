package org.project360.notification.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.UUID;
import org.project360.contracts.intake.PersonMerged;

/** Two children are one: the survivor has all notices, and of two about the same incident to the same school only one. */
@ApplicationScoped
class MergeChildren {

    private final ChildRedirects redirects;
    private final SettleChildren settle;

    MergeChildren(ChildRedirects redirects, SettleChildren settle) {
        this.redirects = redirects;
        this.settle = settle;
    }

    @Transactional
    void merge(PersonMerged merged) {
        if (merged.survivorId().equals(merged.mergedId())) {
            return;
        }
        Map<UUID, ChildKey> family = settle.lock(merged.survivorId(), merged.mergedId());
        redirects.merge(merged.survivorId(), merged.mergedId(), merged.mergedAt());
        settle.settle(family);
    }
}
