package org.project360.randomisation.unblinding;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** One break of the blind; never changed. The reason is free text and so sealed. */
@Entity
@Table(name = "unblinding")
public class Unblinding {

    @Id
    private UUID id;

    @Column(name = "trial_id")
    private UUID trialId;

    @Column(name = "person_id")
    private UUID personId;

    private String actor;

    @Column(name = "sealed_reason")
    private byte[] sealedReason;

    private Instant at;

    protected Unblinding() {}

    Unblinding(UUID id, UUID trialId, UUID personId, String actor, byte[] sealedReason, Instant at) {
        this.id = id;
        this.trialId = trialId;
        this.personId = personId;
        this.actor = actor;
        this.sealedReason = sealedReason.clone();
        this.at = at;
    }

    UUID id() {
        return id;
    }

    UUID trialId() {
        return trialId;
    }

    UUID personId() {
        return personId;
    }

    String actor() {
        return actor;
    }

    Instant at() {
        return at;
    }
}
