package org.project360.randomisation.register;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** For her safety somebody gets another service than her arm's; the arm stays what it is. Never changed. */
@Entity
@Table(name = "clinical_override")
public class ClinicalOverride {

    /** What she receives instead. */
    enum Service {
        SPECIALIST_TEAM,
        USUAL_RESPONSE
    }

    /** Why: a closed list, for reasons in words would be personal data. */
    enum Reason {
        IMMINENT_RISK,
        CHILD_PROTECTION,
        CLINICAL_JUDGEMENT,
        COURT_ORDER,
        HER_OWN_REQUEST
    }

    @Id
    private UUID id;

    @Column(name = "trial_id")
    private UUID trialId;

    @Column(name = "person_id")
    private UUID personId;

    @Enumerated(EnumType.STRING)
    @Column(name = "reason_code")
    private Reason reason;

    @Column(name = "sealed_service")
    private byte[] sealedService;

    @Column(name = "proposed_by")
    private String proposedBy;

    @Column(name = "proposed_at")
    private Instant proposedAt;

    protected ClinicalOverride() {}

    ClinicalOverride(UUID id, UUID trialId, OverrideProposal proposal, byte[] sealedService, String by, Instant at) {
        this.id = id;
        this.trialId = trialId;
        this.personId = proposal.personId();
        this.reason = proposal.reason();
        this.sealedService = sealedService.clone();
        this.proposedBy = by;
        this.proposedAt = at;
    }

    UUID id() {
        return id;
    }

    UUID personId() {
        return personId;
    }

    Reason reason() {
        return reason;
    }

    byte[] sealedService() {
        return sealedService.clone();
    }

    String proposedBy() {
        return proposedBy;
    }

    Instant proposedAt() {
        return proposedAt;
    }
}
