package org.project360.randomisation.emergency;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.project360.chassis.audit.Audit;
import org.project360.chassis.problem.Problem;
import org.project360.randomisation.allocation.Reservations;
import org.project360.randomisation.trial.Signature;
import org.project360.randomisation.trial.Trial;
import org.project360.randomisation.trial.Trials;

/** Takes requests for lists; one that another person approves is out, and the ceiling is kept free for its entries. */
@ApplicationScoped
class IssueList {

    private final Trials trials;
    private final EmergencyLists lists;
    private final Reservations reservations;
    private final Signature signature;
    private final Audit audit;

    IssueList(Trials trials, EmergencyLists lists, Reservations reservations, Signature signature, Audit audit) {
        this.trials = trials;
        this.lists = lists;
        this.reservations = reservations;
        this.signature = signature;
        this.audit = audit;
    }

    @Transactional
    ListView request(UUID trialId, ListRequest request) {
        requireRecruiting(trials.known(trialId));
        EmergencyList list = new EmergencyList(id(request), trialId, request, signature.name(), signature.now());
        lists.persist(list);
        audit(list, "requested");
        return list.view();
    }

    private UUID id(ListRequest request) {
        UUID known = request.id();
        if (known != null && lists.findByIdOptional(known).isPresent()) {
            throw Problem.conflict(
                    "emergency-list-known",
                    "The list is known",
                    "Only a list that a restore has forgotten is asked for by its id: ask for a new one.");
        }
        return known == null ? signature.id() : known;
    }

    @Transactional
    ListView approve(UUID trialId, UUID id) {
        Trial trial = trials.locked(trialId);
        EmergencyList list = lists.known(trialId, id);
        requireRecruiting(trial);
        list.approve(signature.name(), signature.now());
        reservations.reserve(trial, list.entries());
        audit(list, "approved");
        return list.view();
    }

    @Transactional
    ListView withdraw(UUID trialId, UUID id) {
        trials.locked(trialId);
        EmergencyList list = lists.known(trialId, id);
        list.withdraw(signature.name(), signature.now());
        audit(list, "withdrawn");
        return list.view();
    }

    private static void requireRecruiting(Trial trial) {
        if (trial.state() != Trial.State.OPEN && trial.state() != Trial.State.PAUSED) {
            throw Problem.conflict(
                    "trial-not-recruiting",
                    "Only an open or a paused trial has emergency lists",
                    "The trial is " + trial.state() + ".");
        }
    }

    private void audit(EmergencyList list, String what) {
        audit.record(
                "emergency-list." + what, "trial", list.trialId(), "list=" + list.id() + " entries=" + list.entries());
    }
}
