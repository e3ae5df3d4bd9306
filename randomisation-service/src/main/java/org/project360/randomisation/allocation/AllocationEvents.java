package org.project360.randomisation.allocation;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.outbox.Outbox;
import org.project360.chassis.storage.RoundTrip;
import org.project360.contracts.Topics;
import org.project360.contracts.randomisation.AllocationMade;
import org.project360.contracts.randomisation.AllocationRecovery;
import org.project360.contracts.randomisation.CandidateDeclined;
import org.project360.contracts.randomisation.EvaluationRequested;
import org.project360.contracts.randomisation.LedgerRow;
import org.project360.contracts.randomisation.LedgerSigned;
import org.project360.contracts.randomisation.ParticipantEnrolled;
import org.project360.randomisation.trial.Trial;

/**
 * What goes out: the arm to intake alone, the enrolment without it to follow-up. Allocations of a trial leave in the order of
 * its ledger, so that what a restore may have lost of it is always the end, and never a row that others were drawn behind.
 */
@ApplicationScoped
class AllocationEvents {

    private final Outbox outbox;

    AllocationEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Nothing leaves of a test trial. {@code row} is the ledger's where a draw was made. */
    void publish(Trial trial, Outcome outcome, @Nullable LedgerRow row, Instant now) {
        if (trial.isTest()) {
            return;
        }
        Candidate candidate = outcome.candidate();
        Allotted allotted = outcome.allotted();
        outbox.appendInLane(
                Topics.RANDOMISATION_ALLOCATION_MADE,
                lane(trial),
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
                        now,
                        new AllocationRecovery(
                                outcome.enrolled(), candidate.data().reportedAt(), row)));
        if (outcome.enrolled()) {
            enrolled(trial, outcome, now);
        }
    }

    /**
     * Tells intake of a candidate who got no answer: she is to be evaluated again, where her evaluation is too old to draw by, or
     * will not be allocated.
     */
    void held(Trial trial, Held held, Instant now) {
        if (trial.isTest()) {
            return;
        }
        Candidate candidate = held.candidate();
        if (held.reason().equals(Held.EVALUATION_OLD)) {
            outbox.append(
                    Topics.RANDOMISATION_EVALUATION_REQUESTED,
                    candidate.personId(),
                    new EvaluationRequested(candidate.incidentId(), candidate.personId(), now));
        } else if (held.state() == Held.State.NOT_ALLOCATED) {
            declined(trial, candidate, now);
        }
    }

    /** Tells intake that nobody need wait for this candidate's allocation. */
    void declined(Trial trial, Candidate candidate, Instant now) {
        if (!trial.isTest()) {
            outbox.append(
                    Topics.RANDOMISATION_CANDIDATE_DECLINED,
                    candidate.personId(),
                    new CandidateDeclined(trial.id(), candidate.incidentId(), candidate.personId(), now));
        }
    }

    /** How many answers of the trial, draws among them, may not be on the topic yet. */
    long unpublished(Trial trial) {
        return outbox.waiting(lane(trial));
    }

    private static String lane(Trial trial) {
        return trial.id().toString();
    }

    /** The ledger's end leaves the database, to be kept where this service does not reach. */
    void signed(Trial trial, SignedCheckpoint end) {
        if (!trial.isTest()) {
            outbox.append(
                    Topics.RANDOMISATION_LEDGER_SIGNED,
                    trial.id(),
                    new LedgerSigned(
                            trial.id(),
                            trial.trialVersion(),
                            end.length(),
                            end.publicHash(),
                            end.at(),
                            end.signature()));
        }
    }

    /** Writes what was published so far together with the caller's rows. */
    void write(RoundTrip trip) {
        outbox.flush(trip);
    }

    /** Follow-up keeps the first of several for one person and trial. */
    void enrolled(Trial trial, Outcome outcome, Instant at) {
        Candidate candidate = outcome.candidate();
        outbox.append(
                Topics.RANDOMISATION_PARTICIPANT_ENROLLED,
                candidate.personId(),
                new ParticipantEnrolled(
                        trial.id(), candidate.personId(), outcome.allotted().unitId(), candidate.incidentId(), at));
    }
}
