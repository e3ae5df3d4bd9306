package org.project360.referral.referral;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** What a merge or a split did to a referral. */
@Entity
class PersonMove {

    /** The kinds. */
    enum Effect {
        MOVED,
        CLOSED_AS_DUPLICATE,
        REOPENED
    }

    @Id
    private UUID id;

    private UUID referralId;
    private UUID fromPersonId;
    private UUID toPersonId;
    private Instant movedAt;

    @Enumerated(EnumType.STRING)
    private Effect effect;

    protected PersonMove() {}

    PersonMove(UUID id, UUID referralId, UUID from, UUID to, Instant at, Effect effect) {
        this.id = id;
        this.referralId = referralId;
        this.fromPersonId = from;
        this.toPersonId = to;
        this.movedAt = at;
        this.effect = effect;
    }
}
