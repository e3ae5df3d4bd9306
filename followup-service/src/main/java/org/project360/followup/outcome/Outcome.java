package org.project360.followup.outcome;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** One version of the outcome of a wave; a correction is the next one. Answers are sealed under her key. */
@Entity
@Immutable
@Table(name = "outcome")
class Outcome {

    @Id
    private UUID id;

    private UUID waveId;

    private int version;
    private String instrument;
    private byte[] answers;

    private Instant interviewedAt;

    private boolean outOfWindow;

    private @Nullable String correctionReason;

    private String recordedBy;

    private Instant recordedAt;

    protected Outcome() {}

    /** When, where and by whom. */
    record Recorded(UUID id, UUID waveId, String by, Instant at) {}

    static Outcome first(Recorded recorded, byte[] answers, Instant interviewedAt, boolean outOfWindow) {
        Outcome outcome = new Outcome();
        outcome.id = recorded.id();
        outcome.waveId = recorded.waveId();
        outcome.version = 1;
        outcome.instrument = Item.INSTRUMENT;
        outcome.answers = answers;
        outcome.interviewedAt = interviewedAt;
        outcome.outOfWindow = outOfWindow;
        outcome.recordedBy = recorded.by();
        outcome.recordedAt = recorded.at();
        return outcome;
    }

    /** The next version, with other answers. */
    Outcome corrected(Recorded recorded, byte[] corrected, String reason) {
        Outcome next = first(recorded, corrected, interviewedAt, outOfWindow);
        next.version = version + 1;
        next.correctionReason = reason;
        return next;
    }

    UUID id() {
        return id;
    }

    UUID waveId() {
        return waveId;
    }

    int version() {
        return version;
    }

    byte[] sealedAnswers() {
        return answers;
    }

    String instrument() {
        return instrument;
    }

    Instant interviewedAt() {
        return interviewedAt;
    }

    boolean outOfWindow() {
        return outOfWindow;
    }

    @Nullable
    String correctionReason() {
        return correctionReason;
    }

    String recordedBy() {
        return recordedBy;
    }

    Instant recordedAt() {
        return recordedAt;
    }
}
