package org.project360.followup.schedule;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One wave of a schedule: its window, and what became of it. Its state is derived, never stored. */
@Entity
@Table(name = "follow_up_wave")
public class Wave {

    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "schedule_id")
    private Schedule schedule;

    private String name;

    private Instant opensAt;

    private Instant targetAt;

    private Instant closesAt;

    private @Nullable Instant completedAt;

    private boolean outOfWindow;

    private @Nullable Instant cancelledAt;

    private @Nullable String claimedBy;

    private @Nullable Instant claimedAt;

    @Version
    private long version;

    protected Wave() {}

    public UUID id() {
        return id;
    }

    public String name() {
        return name;
    }

    /** Since when somebody has been told her arm; null if nobody was. */
    @Nullable
    Instant unblindedAt() {
        return schedule.unblindedAt();
    }

    /** Who she is now. */
    public UUID personId() {
        return schedule.personId();
    }

    /** Who she was when she enrolled: the person under whose key her answers are sealed. */
    public UUID enrolledPersonId() {
        return schedule.enrolledPersonId();
    }

    public UUID trialId() {
        return schedule.trialId();
    }

    public WaveFacts facts() {
        return new WaveFacts(opensAt, targetAt, closesAt, completedAt, cancelledAt);
    }

    public WaveState stateAt(Instant now) {
        return facts().stateAt(now);
    }

    public boolean claimedByOther(String collector) {
        return claimedBy != null && !claimedBy.equals(collector);
    }

    boolean claimedBy(String collector) {
        return collector.equals(claimedBy);
    }

    long version() {
        return version;
    }

    void claim(String collector, Instant now) {
        if (!stateAt(now).forCollectors() || claimedByOther(collector)) {
            throw new IllegalStateException("Not to be claimed");
        }
        if (claimedBy == null) {
            claimedBy = collector;
            claimedAt = now;
        }
    }

    void release() {
        claimedBy = null;
        claimedAt = null;
    }

    /** Takes the outcome of an interview; returns whether that was out of the window. */
    public boolean complete(Instant interviewedAt) {
        if (completedAt != null || cancelledAt != null || interviewedAt.isBefore(opensAt)) {
            throw new IllegalStateException("Not to be completed");
        }
        completedAt = interviewedAt;
        outOfWindow = !interviewedAt.isBefore(closesAt);
        return outOfWindow;
    }
}
