package org.project360.notification.notice;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.contracts.intake.ChildExposed;
import org.project360.contracts.notification.NoticeProgressed.KnownToServices;

/** The notice about one child and one incident to one establishment. */
@Entity
public class Notice {

    @Id
    private UUID id;

    private UUID incidentId;
    private UUID childId;
    private UUID toldChildId;
    private String force;
    private int incidentVersion;
    private Instant reportedAt;

    @Enumerated(EnumType.STRING)
    private NoticeStatus status;

    private @Nullable String establishmentUrn;

    @Embedded
    private Routing routing;

    private byte @Nullable [] sealed;
    private int revision;
    private Instant createdAt;
    private @Nullable Instant decideBy;
    private @Nullable Instant undecidedAt;
    private @Nullable Instant mailedAt;
    private @Nullable Instant deliverBy;
    private @Nullable Instant breachedAt;
    private @Nullable Instant receivedAt;
    private @Nullable String receivedBy;
    private @Nullable Instant readAt;
    private @Nullable String readBy;
    private @Nullable Instant answeredAt;
    private @Nullable String answeredBy;

    @Enumerated(EnumType.STRING)
    private @Nullable KnownToServices answer;

    private @Nullable Instant recalledAt;

    @Enumerated(EnumType.STRING)
    private @Nullable RecallReason recallReason;

    private @Nullable Instant erasedAt;

    @Version
    private long version;

    protected Notice() {}

    /** A new notice; it is held, sent or not notified at once, by the verb that follows. */
    Notice(UUID id, UUID childId, ChildExposed child, Instant at) {
        this.id = id;
        this.incidentId = child.incidentId();
        this.childId = childId;
        this.toldChildId = child.childId();
        this.force = child.force();
        this.incidentVersion = child.version();
        this.reportedAt = child.reportedAt();
        this.revision = 1;
        this.createdAt = at;
    }

    void seal(byte[] details) {
        sealed = details;
    }

    void hold(Routing why, Instant decideUntil) {
        status = NoticeStatus.HELD;
        routing = why;
        decideBy = decideUntil;
    }

    void notNotify(Routing why, Instant at) {
        status = NoticeStatus.NOT_NOTIFIED;
        routing = why;
        decideBy = null;
        erasedAt = sealed == null ? at : null;
    }

    /** Into the mailbox, unread. */
    void send(Routing how, String urn, Instant deadline, Instant at) {
        if (status == NoticeStatus.RECALLED || (establishmentUrn != null && !establishmentUrn.equals(urn))) {
            throw new IllegalStateException("A notice goes to one establishment only");
        }
        routing = how;
        establishmentUrn = urn;
        mail(deadline, at);
    }

    /** A later version of the incident that changes nothing for the school. */
    void follow(ChildExposed child) {
        incidentVersion = child.version();
        reportedAt = child.reportedAt();
    }

    /** A later version of the incident with another content: unread again. */
    void correct(Instant deadline, Instant at) {
        requireInMailbox();
        revision++;
        answer = null;
        answeredAt = null;
        answeredBy = null;
        mail(deadline, at);
    }

    private void mail(Instant deadline, Instant at) {
        status = NoticeStatus.SENT;
        mailedAt = at;
        // A correction that comes after the old deadline has one of its own, and may breach it anew.
        breachedAt = deadline.equals(deliverBy) ? breachedAt : null;
        deliverBy = deadline;
        receivedAt = null;
        receivedBy = null;
        readAt = null;
        readBy = null;
    }

    /** The school's system has seen that there is a message. */
    void receive(String by, Instant at) {
        if (receivedAt == null) {
            receivedAt = at;
            receivedBy = by;
        }
    }

    /** A named person has read it; returns whether that is new. */
    boolean read(String by, Instant at) {
        requireInMailbox();
        if (readAt != null) {
            return false;
        }
        receive(by, at);
        status = NoticeStatus.READ;
        readAt = at;
        readBy = by;
        return true;
    }

    /** The school has answered; returns whether that is new. */
    public boolean answer(KnownToServices known, String by, Instant at) {
        requireInMailbox();
        if (known == answer) {
            return false;
        }
        status = NoticeStatus.ANSWERED;
        answer = known;
        answeredAt = at;
        answeredBy = by;
        return true;
    }

    /** The deadline has passed; returns whether nobody had read it. */
    boolean breach(Instant at) {
        if (status != NoticeStatus.SENT || breachedAt != null) {
            return false;
        }
        breachedAt = at;
        return true;
    }

    /** The time to decide has passed; returns whether nobody had. */
    boolean undecided(Instant at) {
        if (status != NoticeStatus.HELD || undecidedAt != null) {
            return false;
        }
        undecidedAt = at;
        return true;
    }

    void recall(RecallReason reason, Instant at) {
        status = NoticeStatus.RECALLED;
        recalledAt = at;
        recallReason = reason;
    }

    /** The recall was wrong: as new, under the deadline it had or a later one. */
    void restore(Instant deadline, Instant at) {
        recalledAt = null;
        recallReason = null;
        mail(deadline, at);
    }

    /** The recall of what no school ever had was wrong. */
    void restoreUnsent() {
        recalledAt = null;
        recallReason = null;
        status = decideBy == null ? NoticeStatus.NOT_NOTIFIED : NoticeStatus.HELD;
    }

    void belongTo(UUID child, byte @Nullable [] details, Instant at) {
        childId = child;
        sealed = details;
        erasedAt = details == null && erasedAt == null ? at : erasedAt;
    }

    void erase(Instant at) {
        sealed = null;
        erasedAt = at;
    }

    private void requireInMailbox() {
        if (!status.inMailbox()) {
            throw new IllegalStateException("Not in a mailbox: " + status);
        }
    }

    /** Whether some school has, or had, it in its mailbox. */
    boolean wasMailed() {
        return mailedAt != null;
    }

    boolean wasReceived() {
        return receivedAt != null;
    }

    boolean wasRecalledFor(RecallReason reason) {
        return recallReason == reason;
    }

    public NoticeType type() {
        if (status == NoticeStatus.RECALLED) {
            return NoticeType.RECALL;
        }
        return revision > 1 ? NoticeType.CORRECTION : NoticeType.NEW;
    }

    /** When what the school sees last changed. */
    public Instant updatedAt() {
        return recalledAt != null ? recalledAt : Objects.requireNonNullElse(mailedAt, createdAt);
    }

    public UUID id() {
        return id;
    }

    UUID incidentId() {
        return incidentId;
    }

    UUID childId() {
        return childId;
    }

    UUID toldChildId() {
        return toldChildId;
    }

    String force() {
        return force;
    }

    int incidentVersion() {
        return incidentVersion;
    }

    Instant reportedAt() {
        return reportedAt;
    }

    public NoticeStatus status() {
        return status;
    }

    public @Nullable String establishmentUrn() {
        return establishmentUrn;
    }

    Routing routing() {
        return routing;
    }

    byte @Nullable [] sealed() {
        return sealed;
    }

    public int revision() {
        return revision;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** When its present content came into the mailbox. */
    Instant mailedAt() {
        return Objects.requireNonNull(mailedAt);
    }

    @Nullable
    Instant decideBy() {
        return decideBy;
    }

    @Nullable
    Instant undecidedAt() {
        return undecidedAt;
    }

    public @Nullable Instant deliverBy() {
        return deliverBy;
    }

    public @Nullable Instant breachedAt() {
        return breachedAt;
    }

    public @Nullable Instant readAt() {
        return readAt;
    }

    public @Nullable KnownToServices answer() {
        return answer;
    }

    public @Nullable Instant answeredAt() {
        return answeredAt;
    }

    public boolean isErased() {
        return erasedAt != null;
    }

    long version() {
        return version;
    }
}
