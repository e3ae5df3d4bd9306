package org.project360.referral.team;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.project360.referral.referral.Stamps;

/** One line of the assignment history; the latest holds. */
@Entity
class Assignment {

    @Id
    private UUID id;

    private UUID referralId;
    private long fromVersion;
    private String assignee;
    private String assignedBy;
    private Instant assignedAt;

    protected Assignment() {}

    Assignment(UUID referralId, long fromVersion, String assignee, Stamps.Stamp stamp) {
        this.id = stamp.id();
        this.referralId = referralId;
        this.fromVersion = fromVersion;
        this.assignee = assignee;
        this.assignedBy = stamp.by();
        this.assignedAt = stamp.at();
    }

    String assignee() {
        return assignee;
    }
}
