package org.project360.randomisation.allocation;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is already known of the persons, units and incidents of a batch; grows while the batch is taken. A person who has
 * been merged is known by her surviving id.
 */
record Known(
        Map<UUID, UUID> survivors,
        Map<UUID, Allotted> byPerson,
        Map<UUID, Allotted> byUnit,
        Set<UUID> answeredIncidents,
        Unchained unchained) {

    /** Of a database that was never set back. */
    Known(
            Map<UUID, UUID> survivors,
            Map<UUID, Allotted> byPerson,
            Map<UUID, Allotted> byUnit,
            Set<UUID> answeredIncidents) {
        this(survivors, byPerson, byUnit, answeredIncidents, new Unchained());
    }

    Known with(Unchained rows) {
        return new Known(survivors, byPerson, byUnit, answeredIncidents, rows);
    }

    @Nullable
    Allotted ofPerson(UUID person) {
        return byPerson.get(survivors.getOrDefault(person, person));
    }

    void enrolled(UUID person, Allotted allotted) {
        byPerson.putIfAbsent(survivors.getOrDefault(person, person), allotted);
    }

    /** Redacted: sizes alone. */
    @Override
    public String toString() {
        return "Known[persons=" + byPerson.size() + ", units=" + byUnit.size() + "]";
    }
}
