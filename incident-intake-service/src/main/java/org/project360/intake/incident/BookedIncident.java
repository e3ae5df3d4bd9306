package org.project360.intake.incident;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.intake.cohort.Cohort;

/** One incident while a batch works on it: what was stored, and what the batch makes of it. */
final class BookedIncident {

    private final UUID id;
    private final IncidentName name;
    private final Cohort.@Nullable Question before;
    private final Map<Integer, byte[]> digestByVersion = new HashMap<>();
    private int version;
    private @Nullable Instant candidateAt;
    private @Nullable IncidentState state;
    private List<Party> parties = List.of();

    private BookedIncident(
            UUID id, IncidentName name, Cohort.@Nullable Question before, int version, @Nullable Instant candidateAt) {
        this.id = id;
        this.name = name;
        this.before = before;
        this.version = version;
        this.candidateAt = candidateAt;
    }

    /** One of which nothing is stored yet. */
    static BookedIncident unknown(UUID id, IncidentName name) {
        return new BookedIncident(id, name, null, 0, null);
    }

    /** One that is stored; {@code before} is whose it is, and when it was, as it stands. */
    static BookedIncident stored(
            UUID id, IncidentName name, Cohort.Question before, int version, @Nullable Instant candidateAt) {
        return new BookedIncident(id, name, before, version, candidateAt);
    }

    void knows(int takenVersion, byte[] digest) {
        digestByVersion.put(takenVersion, digest);
    }

    /** Takes a version: the highest one is the incident's state, whatever the order in which they come. */
    Outcome.Kind enter(int reported, byte[] digest) {
        byte[] taken = digestByVersion.get(reported);
        if (taken != null) {
            return Arrays.equals(taken, digest) ? Outcome.Kind.SAME : Outcome.Kind.DIFFERENT;
        }
        digestByVersion.put(reported, digest);
        if (reported < version) {
            return Outcome.Kind.KEPT;
        }
        version = reported;
        return Outcome.Kind.RECORDED;
    }

    /** Whether a version has taken effect already. */
    boolean isOnRecord() {
        return version > 0;
    }

    void become(IncidentState newState, List<Party> newParties) {
        this.state = newState;
        this.parties = newParties;
    }

    /** Marks the incident as a candidate; true the first time only. */
    boolean nominate(Instant at) {
        if (candidateAt != null) {
            return false;
        }
        candidateAt = at;
        return true;
    }

    UUID id() {
        return id;
    }

    IncidentName name() {
        return name;
    }

    boolean isNew() {
        return before == null;
    }

    /** Whose it was, and when, before this batch; empty where it is new. */
    Optional<Cohort.Question> before() {
        return Optional.ofNullable(before);
    }

    boolean hasChanged() {
        return state != null;
    }

    IncidentState state() {
        if (state == null) {
            throw new IllegalStateException("Incident " + id + " has not changed");
        }
        return state;
    }

    List<Party> parties() {
        return parties;
    }

    @Nullable
    Instant candidateAt() {
        return candidateAt;
    }
}
