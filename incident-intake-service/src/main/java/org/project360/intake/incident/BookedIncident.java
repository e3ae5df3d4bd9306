package org.project360.intake.incident;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One incident while a batch works on it: what was stored, and what the batch makes of it. */
final class BookedIncident {

    private final UUID id;
    private final IncidentName name;
    private final boolean isNew;
    private final Map<Integer, byte[]> digestByVersion = new HashMap<>();
    private int version;
    private @Nullable Instant candidateAt;
    private @Nullable IncidentState state;
    private List<Party> parties = List.of();

    BookedIncident(UUID id, IncidentName name, boolean isNew, int version, @Nullable Instant candidateAt) {
        this.id = id;
        this.name = name;
        this.isNew = isNew;
        this.version = version;
        this.candidateAt = candidateAt;
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
        return isNew;
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
