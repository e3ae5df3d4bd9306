package org.project360.randomisation.emergency;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.project360.chassis.audit.Audit;
import org.project360.chassis.problem.Problem;
import org.project360.randomisation.trial.Signature;
import org.project360.randomisation.trial.Trials;

/** Takes reports of opened entries. Nothing is allocated before the list is closed. */
@ApplicationScoped
class ReportUses {

    private final Trials trials;
    private final EmergencyLists lists;
    private final OpenedEntries opened;
    private final Signature signature;
    private final Audit audit;

    ReportUses(Trials trials, EmergencyLists lists, OpenedEntries opened, Signature signature, Audit audit) {
        this.trials = trials;
        this.lists = lists;
        this.opened = opened;
        this.signature = signature;
        this.audit = audit;
    }

    @Transactional
    void report(UUID trialId, UUID id, UseReport report) {
        trials.locked(trialId);
        EmergencyList list = lists.known(trialId, id);
        list.requireOut();
        Instant now = signature.now();
        refuse(faults(list, report.uses(), now));
        opened.add(id, report.uses(), signature.name(), now);
        Set<UUID> incidents = new HashSet<>();
        refuse(opened.of(id).stream()
                .map(OpenedEntries.Reported::use)
                .filter(use -> use.incidentId() != null && !incidents.add(use.incidentId()))
                .map(use -> new Problem.FieldError(
                        "/uses",
                        "incident-named-twice",
                        "Entry " + use.entry() + " is not the only one for its incident: report the one that was opened"
                                + " by mistake without an incident."))
                .toList());
        audit.record(
                "emergency-list.uses-reported",
                "trial",
                trialId,
                "list=" + id + " entries=" + report.uses().size());
    }

    private static List<Problem.FieldError> faults(EmergencyList list, List<UseReport.Use> uses, Instant now) {
        List<Problem.FieldError> faults = new ArrayList<>();
        for (int i = 0; i < uses.size(); i++) {
            UseReport.Use use = uses.get(i);
            if (use.entry() > list.entries()) {
                faults.add(new Problem.FieldError(
                        "/uses/" + i + "/entry", "unknown-entry", "The list has " + list.entries() + " entries."));
            }
            if (!list.wasOut(use.usedAt()) || use.usedAt().isAfter(now)) {
                faults.add(new Problem.FieldError(
                        "/uses/" + i + "/usedAt",
                        "impossible-time",
                        "An entry is opened after its list was approved, and before it is reported."));
            }
        }
        return faults;
    }

    private static void refuse(List<Problem.FieldError> faults) {
        if (!faults.isEmpty()) {
            throw Problem.unprocessable("emergency-uses", "These uses cannot be: see errors.", faults);
        }
    }
}
