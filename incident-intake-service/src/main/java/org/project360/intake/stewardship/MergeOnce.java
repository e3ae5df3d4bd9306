package org.project360.intake.stewardship;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.project360.intake.identity.Regroupings.Outcome;

/** Merges two persons whom their records show to be one; where that takes a steward, one is asked, once. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class MergeOnce {

    private final StewardRequests requests;
    private final MergePersons merge;

    MergeOnce(StewardRequests requests, MergePersons merge) {
        this.requests = requests;
        this.merge = merge;
    }

    Outcome merge(UUID survivor, UUID other) {
        if (requests.asked(survivor, other)) {
            return Outcome.ASKED;
        }
        StewardRequest request = merge.request(survivor, other, Reasons.RECORDS_AGREE);
        return request.state() == StewardRequest.State.DONE ? Outcome.REGROUPED : Outcome.ASKED;
    }
}
