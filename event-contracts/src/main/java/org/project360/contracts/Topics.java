package org.project360.contracts;

/** Topic names: {@code <owner>.<fact>.v<n>}. A breaking change is a new topic, never an edited one. */
public final class Topics {
    public static final String POLICE_INCIDENT_REPORTED = "police.incident-reported.v1";
    public static final String INTAKE_REPORT_RECEIPT = "intake.report-receipt.v1";
    public static final String INTAKE_INCIDENT_RECORDED = "intake.incident-recorded.v1";
    public static final String INTAKE_CANDIDATE_IDENTIFIED = "intake.candidate-identified.v1";
    public static final String INTAKE_CANDIDATE_WITHDRAWN = "intake.candidate-withdrawn.v1";
    public static final String RANDOMISATION_EVALUATION_REQUESTED = "randomisation.evaluation-requested.v1";
    public static final String RANDOMISATION_ALLOCATION_MADE = "randomisation.allocation-made.v1";
    public static final String RANDOMISATION_CANDIDATE_DECLINED = "randomisation.candidate-declined.v1";
    public static final String RANDOMISATION_PARTICIPANT_ENROLLED = "randomisation.participant-enrolled.v1";
    public static final String RANDOMISATION_PARTICIPANT_UNBLINDED = "randomisation.participant-unblinded.v1";
    public static final String RANDOMISATION_ERROR_REGISTERED = "randomisation.error-registered.v1";
    public static final String RANDOMISATION_LEDGER_SIGNED = "randomisation.ledger-signed.v1";
    public static final String RANDOMISATION_SERVICE_OVERRIDDEN = "randomisation.service-overridden.v1";
    public static final String INTAKE_REFERRAL_REQUESTED = "intake.referral-requested.v1";
    public static final String INTAKE_CHILD_EXPOSED = "intake.child-exposed.v1";
    public static final String INTAKE_FOLLOW_UP_CONTACT = "intake.follow-up-contact.v1";
    public static final String INTAKE_PERSON_MERGED = "intake.person-merged.v1";
    public static final String INTAKE_PERSON_SPLIT = "intake.person-split.v1";
    public static final String INTAKE_PERSON_ERASED = "intake.person-erased.v1";
    public static final String INTAKE_INCIDENT_REVISED = "intake.incident-revised.v1";
    public static final String INTAKE_PARTICIPANT_ESCALATED = "intake.participant-escalated.v1";
    public static final String INTAKE_ALLOCATIONS_AWAITED = "intake.allocations-awaited.v1";
    public static final String REFERRAL_CASE_PROGRESSED = "referral.case-progressed.v1";
    public static final String NOTIFICATION_NOTICE_PROGRESSED = "notification.notice-progressed.v1";
    public static final String FOLLOWUP_SAFETY_CONCERN_RAISED = "followup.safety-concern-raised.v1";

    public static final String INTAKE_DEAD_LETTER = "intake.dead-letter.v1";
    public static final String RANDOMISATION_DEAD_LETTER = "randomisation.dead-letter.v1";
    public static final String REFERRAL_DEAD_LETTER = "referral.dead-letter.v1";
    public static final String NOTIFICATION_DEAD_LETTER = "notification.dead-letter.v1";
    public static final String FOLLOWUP_DEAD_LETTER = "followup.dead-letter.v1";

    private Topics() {}
}
