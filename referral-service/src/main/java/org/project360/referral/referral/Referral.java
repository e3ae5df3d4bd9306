package org.project360.referral.referral;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.problem.Problem;
import org.project360.contracts.RiskGrade;
import org.project360.contracts.intake.IncidentRevised.Exclusion;
import org.project360.contracts.intake.ReferralRequested;
import org.project360.referral.clock.CaseTimes;
import org.project360.referral.clock.LateHop;

/** One episode of help of one person in one trial. Its verbs refuse what its state forbids. */
@Entity
public class Referral {

    @Id
    private UUID id;

    private String reference;
    private UUID personId;
    private UUID homePersonId;
    private UUID homePersonRef;
    private UUID trialId;
    private UUID allocationId;
    private UUID incidentId;
    private int episode;
    private String force;

    @Enumerated(EnumType.STRING)
    private RiskGrade grade;

    private byte @Nullable [] wrappedKey;
    private byte[] contactCard;
    private Instant detailsAsOf;
    private Instant requestedAt;
    private Instant receivedAt;
    private boolean receivedLate;

    @Enumerated(EnumType.STRING)
    private @Nullable LateHop lateHop;

    @Embedded
    private CaseTimes times;

    private @Nullable Instant assignedAt;
    private @Nullable String assignee;
    private @Nullable String closedBy;

    @Enumerated(EnumType.STRING)
    private @Nullable ClosureReason closureReason;

    private @Nullable UUID duplicateOf;

    @Enumerated(EnumType.STRING)
    private @Nullable Exclusion withdrawal;

    private @Nullable Instant erasedAt;

    @Version
    @Column(nullable = false)
    private long version;

    protected Referral() {}

    /** Who it is for, told apart from what the request says: merges may have renamed her since. */
    record Subject(UUID personId, UUID homePersonId, UUID homePersonRef) {}

    Referral(UUID id, String reference, Subject subject, int episode, ReferralRequested request, byte[] wrappedKey) {
        this.id = id;
        this.reference = reference;
        this.personId = subject.personId();
        this.homePersonId = subject.homePersonId();
        this.homePersonRef = subject.homePersonRef();
        this.episode = episode;
        this.trialId = request.trialId();
        this.allocationId = request.allocationId();
        this.incidentId = request.incidentId();
        this.force = request.force();
        this.grade = request.grade();
        this.requestedAt = request.requestedAt();
        this.wrappedKey = wrappedKey;
        this.detailsAsOf = Instant.MIN;
    }

    void arrived(Instant at, CaseTimes caseTimes, @Nullable LateHop hop) {
        receivedAt = at;
        times = caseTimes;
        lateHop = hop;
        receivedLate = hop != null;
    }

    /** Takes the card of an incident; the newest report holds, in whatever order they come. */
    void takeDetails(Instant reportedAt, RiskGrade gradeThen, byte[] sealedCard) {
        if (reportedAt.isAfter(detailsAsOf)) {
            haveDetails(reportedAt, gradeThen, sealedCard);
        }
    }

    /** The card of the incident that is the newest now that others have left. */
    void haveDetails(Instant reportedAt, RiskGrade gradeThen, byte[] sealedCard) {
        detailsAsOf = reportedAt;
        grade = gradeThen;
        contactCard = sealedCard;
    }

    public void assignTo(String worker, Instant at) {
        requireOpen();
        assignee = worker;
        assignedAt = at;
    }

    void close(ClosureReason reason, String by, Instant at) {
        requireOpen();
        closureReason = reason;
        closedBy = by;
        times.closed(at);
    }

    void closeAsDuplicateOf(Referral kept, String by, Instant at) {
        close(ClosureReason.MISTAKEN_OR_DUPLICATE, by, at);
        duplicateOf = kept.id;
    }

    /** The merge that made it a duplicate was wrong. */
    void reopenDuplicate() {
        if (duplicateOf == null || erasedAt != null) {
            throw new IllegalStateException("Referral " + id + " was not closed as a duplicate");
        }
        duplicateOf = null;
        closureReason = null;
        closedBy = null;
        times.closed(null);
    }

    /** The police took back what it rests on. */
    void withdraw(Exclusion why, ClosureReason reason, String by, Instant at) {
        close(reason, by, at);
        withdrawal = why;
    }

    /** What it rests on stands again. */
    void reinstate() {
        if (withdrawal == null || erasedAt != null) {
            throw new IllegalStateException("Referral " + id + " was not withdrawn");
        }
        withdrawal = null;
        closureReason = null;
        closedBy = null;
        times.closed(null);
    }

    boolean isWithdrawn() {
        return withdrawal != null;
    }

    /** Whether the team has spoken to her. */
    boolean isReached() {
        return times.firstContactAt() != null;
    }

    void moveTo(UUID person) {
        personId = person;
    }

    void comeHomeTo(UUID person, UUID ref) {
        homePersonId = person;
        homePersonRef = ref;
    }

    void erase(Instant at) {
        erasedAt = at;
        wrappedKey = null;
    }

    /** 409 on a closed referral. */
    public void requireOpen() {
        if (!isOpen()) {
            throw Problem.conflict(
                    "referral-closed", "The referral is closed", "A closed referral changes no more; read it again.");
        }
    }

    /** 409 until somebody has taken it on: two workers must not call one victim. */
    public void requireAssigned() {
        if (assignee == null) {
            throw Problem.conflict("not-assigned", "Nobody has taken this referral on", "Claim it first.");
        }
    }

    /** The key of everything sealed about this episode; 410 once it is erased. */
    public byte[] key() {
        if (wrappedKey == null) {
            throw new Problem(410, "erased", "Erased", "Everything personal about this referral was erased.");
        }
        return wrappedKey;
    }

    boolean isErased() {
        return erasedAt != null;
    }

    public boolean isOpen() {
        return times.closedAt() == null;
    }

    public ReferralState state() {
        return ReferralState.of(this);
    }

    public CaseTimes times() {
        return times;
    }

    public UUID id() {
        return id;
    }

    public UUID personId() {
        return personId;
    }

    public @Nullable String assignee() {
        return assignee;
    }

    public long version() {
        return version;
    }

    String reference() {
        return reference;
    }

    UUID homePersonId() {
        return homePersonId;
    }

    UUID trialId() {
        return trialId;
    }

    UUID incidentId() {
        return incidentId;
    }

    int episode() {
        return episode;
    }

    String force() {
        return force;
    }

    RiskGrade grade() {
        return grade;
    }

    byte[] contactCard() {
        return contactCard;
    }

    boolean isReceivedLate() {
        return receivedLate;
    }

    @Nullable
    LateHop lateHop() {
        return lateHop;
    }

    @Nullable
    ClosureReason closureReason() {
        return closureReason;
    }

    @Nullable
    UUID duplicateOf() {
        return duplicateOf;
    }

    Instant receivedAt() {
        return receivedAt;
    }

    @Nullable
    Instant assignedAt() {
        return assignedAt;
    }
}
