package org.project360.randomisation.emergency;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.project360.chassis.audit.Audit;
import org.project360.randomisation.trial.Signature;
import org.project360.randomisation.trial.Trial;
import org.project360.randomisation.trial.Trials;

/** Closes a list: what was opened is entered into the ledger, what was not is void, and whoever had to wait is drawn for. */
@ApplicationScoped
class CloseList {

    private final Trials trials;
    private final EmergencyLists lists;
    private final SettleEntries settle;
    private final Signature signature;
    private final Audit audit;

    CloseList(Trials trials, EmergencyLists lists, SettleEntries settle, Signature signature, Audit audit) {
        this.trials = trials;
        this.lists = lists;
        this.settle = settle;
        this.signature = signature;
        this.audit = audit;
    }

    @Transactional
    ListView close(UUID trialId, UUID id) {
        Trial trial = trials.locked(trialId);
        EmergencyList list = lists.known(trialId, id);
        list.close(signature.name(), signature.now());
        List<EntryOutcome> outcomes = settle.settle(trial, list, signature.name());
        long entered = outcomes.stream()
                .filter(one -> one.outcome() == EntryOutcome.Outcome.ENTERED)
                .count();
        audit.record("emergency-list.closed", "trial", trialId, "list=" + id + " entered=" + entered);
        return list.view(outcomes);
    }

    @Transactional
    ListView read(UUID trialId, UUID id) {
        trials.known(trialId);
        return lists.known(trialId, id).view(settle.outcomes(id));
    }
}
