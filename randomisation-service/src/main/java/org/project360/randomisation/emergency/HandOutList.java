package org.project360.randomisation.emergency;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.project360.chassis.audit.Audit;
import org.project360.chassis.problem.Problem;
import org.project360.randomisation.trial.Signature;
import org.project360.randomisation.trial.Trial;
import org.project360.randomisation.trial.Trials;

/** Hands a list out in two parts: the sealed entries to whoever asked for it, the codes to whoever approved it. */
@ApplicationScoped
class HandOutList {

    private final Trials trials;
    private final EmergencyLists lists;
    private final SealList seal;
    private final Signature signature;
    private final Audit audit;

    HandOutList(Trials trials, EmergencyLists lists, SealList seal, Signature signature, Audit audit) {
        this.trials = trials;
        this.lists = lists;
        this.seal = seal;
        this.signature = signature;
        this.audit = audit;
    }

    @Transactional
    ListFile entries(UUID trialId, UUID id) {
        Trial trial = trials.known(trialId);
        EmergencyList list = lists.known(trialId, id);
        return seal.file(trial, handedOut(list, list.isHeldBy(signature.name()), "entries"));
    }

    @Transactional
    ListCodes codes(UUID trialId, UUID id) {
        Trial trial = trials.known(trialId);
        EmergencyList list = lists.known(trialId, id);
        return seal.codes(trial, handedOut(list, list.isCodedFor(signature.name()), "codes"));
    }

    /** Another's list looks like one that does not exist. */
    private EmergencyList handedOut(EmergencyList list, boolean hers, String what) {
        if (!hers) {
            throw Problem.notFound();
        }
        list.requireOut();
        audit.record("emergency-list." + what + "-read", "trial", list.trialId(), "list=" + list.id());
        return list;
    }
}
