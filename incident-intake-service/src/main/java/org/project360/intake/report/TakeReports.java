package org.project360.intake.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import org.project360.chassis.audit.Audit;
import org.project360.chassis.event.IncomingEvent;
import org.project360.chassis.event.Received;
import org.project360.contracts.Topics;
import org.project360.contracts.intake.ReportReceipt;
import org.project360.intake.incident.Outcome;
import org.project360.intake.incident.RecordIncidents;

/** Takes reports, whatever channel they came by, and answers each. */
@ApplicationScoped
class TakeReports {

    private final RecordIncidents incidents;
    private final Receipts receipts;
    private final Audit audit;

    TakeReports(RecordIncidents incidents, Receipts receipts, Audit audit) {
        this.incidents = incidents;
        this.receipts = receipts;
        this.audit = audit;
    }

    /** Takes reports whose source and id are new; the answers are in the same order. */
    @Transactional(Transactional.TxType.MANDATORY)
    List<Answer> take(List<Received<PoliceReport>> batch) {
        List<Outcome> outcomes = incidents.record(
                batch.stream().map(r -> r.data().version(r.event())).toList());
        List<Answer> answers = new ArrayList<>(batch.size());
        int taken = 0;
        for (int i = 0; i < batch.size(); i++) {
            IncomingEvent event = batch.get(i).event();
            Outcome outcome = outcomes.get(i);
            switch (outcome.kind()) {
                case RECORDED, KEPT -> {
                    taken++;
                    answers.add(receipt(batch.get(i), ReportReceipt.Outcome.ACCEPTED, outcome));
                }
                case SAME -> answers.add(receipt(batch.get(i), ReportReceipt.Outcome.DUPLICATE, outcome));
                case DIFFERENT -> answers.add(Answer.versionReused(event));
            }
        }
        audit.record("reports.taken", "topic", Topics.POLICE_INCIDENT_REPORTED, "count=" + taken);
        return answers;
    }

    private Answer receipt(Received<PoliceReport> received, ReportReceipt.Outcome outcome, Outcome of) {
        return Answer.receipt(
                received.event(),
                receipts.taken(received.event(), received.data().report(), outcome, of.incidentId()));
    }
}
