package org.project360.randomisation.allocation;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.project360.chassis.outbox.Outbox;
import org.project360.contracts.Topics;
import org.project360.contracts.randomisation.AllocationMade;
import org.project360.contracts.randomisation.ParticipantEnrolled;
import org.project360.randomisation.trial.Trial;

/** What goes out: the arm to intake alone, the enrolment without it to follow-up. */
@ApplicationScoped
class AllocationEvents {

    private final Outbox outbox;

    AllocationEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Nothing leaves of a test trial. */
    void publish(Trial trial, Outcome outcome, Instant now) {
        if (trial.isTest()) {
            return;
        }
        Candidate candidate = outcome.candidate();
        Allotted allotted = outcome.allotted();
        outbox.append(
                Topics.RANDOMISATION_ALLOCATION_MADE,
                candidate.incidentId(),
                new AllocationMade(
                        allotted.allocationId(),
                        trial.id(),
                        candidate.incidentId(),
                        candidate.personId(),
                        allotted.unitId(),
                        allotted.stratum(),
                        allotted.sequence(),
                        allotted.arm(),
                        outcome.represented(),
                        now));
        if (outcome.enrolled()) {
            outbox.append(
                    Topics.RANDOMISATION_PARTICIPANT_ENROLLED,
                    candidate.personId(),
                    new ParticipantEnrolled(
                            trial.id(), candidate.personId(), allotted.unitId(), candidate.incidentId(), now));
        }
    }
}
