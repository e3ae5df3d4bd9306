package org.project360.randomisation.emergency;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.problem.Problem;

/** A list for emergencies: asked for by one, approved by another, out until what was opened of it has been entered. */
@Entity
@Table(name = "emergency_list")
public class EmergencyList {

    /** From requested it is approved or withdrawn; once it is out it is only ever closed. */
    @Schema(name = "EmergencyListState")
    enum State {
        REQUESTED,
        OUT,
        WITHDRAWN,
        CLOSED
    }

    @Id
    private UUID id;

    @Column(name = "trial_id")
    private UUID trialId;

    private int entries;
    private String reason;

    @Enumerated(EnumType.STRING)
    private State state;

    @Column(name = "requested_by")
    private String requestedBy;

    @Column(name = "requested_at")
    private Instant requestedAt;

    @Column(name = "approved_by")
    private @Nullable String approvedBy;

    @Column(name = "approved_at")
    private @Nullable Instant approvedAt;

    @Column(name = "ended_by")
    private @Nullable String endedBy;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    /** Asked for by its id, after a restore: it may have been used before it was approved anew. */
    @Column(name = "registered_again")
    private boolean registeredAgain;

    @Version
    @Column(name = "lock_version")
    private long version;

    protected EmergencyList() {}

    EmergencyList(UUID id, UUID trialId, ListRequest request, String by, Instant at) {
        this.id = id;
        this.trialId = trialId;
        this.entries = request.entries();
        this.reason = request.reason();
        this.registeredAgain = request.id() != null;
        this.state = State.REQUESTED;
        this.requestedBy = by;
        this.requestedAt = at;
    }

    void approve(String by, Instant at) {
        require(State.REQUESTED);
        if (by.equals(requestedBy)) {
            throw Problem.conflict(
                    "second-person-needed",
                    "A second person is needed",
                    "You asked for this list yourself: somebody else must approve it.");
        }
        state = State.OUT;
        approvedBy = by;
        approvedAt = at;
    }

    void withdraw(String by, Instant at) {
        require(State.REQUESTED);
        end(State.WITHDRAWN, by, at);
    }

    void close(String by, Instant at) {
        requireOut();
        end(State.CLOSED, by, at);
    }

    void requireOut() {
        require(State.OUT);
    }

    private void end(State as, String by, Instant at) {
        state = as;
        endedBy = by;
        endedAt = at;
    }

    private void require(State needed) {
        if (state != needed) {
            throw Problem.conflict(
                    "emergency-list-state",
                    "The list is " + state,
                    "This can be done with a list that is " + needed + " only.");
        }
    }

    UUID id() {
        return id;
    }

    UUID trialId() {
        return trialId;
    }

    int entries() {
        return entries;
    }

    /** Whether the person asked for it, and so holds its sealed entries. */
    boolean isHeldBy(String person) {
        return person.equals(requestedBy);
    }

    /** Whether the person approved it, and so holds its codes. */
    boolean isCodedFor(String person) {
        return person.equals(approvedBy);
    }

    /** Whether it could be used at this time: not before it was approved, unless that was forgotten. */
    boolean wasOut(Instant at) {
        return registeredAgain || approvedAt != null && !at.isBefore(approvedAt);
    }

    ListView view() {
        return view(List.of());
    }

    ListView view(List<EntryOutcome> outcomes) {
        return new ListView(
                id,
                entries,
                reason,
                state,
                registeredAgain,
                requestedBy,
                requestedAt,
                approvedBy,
                approvedAt,
                endedBy,
                endedAt,
                outcomes.isEmpty() ? null : outcomes);
    }
}
