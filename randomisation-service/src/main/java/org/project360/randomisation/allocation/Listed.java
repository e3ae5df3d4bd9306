package org.project360.randomisation.allocation;

import java.time.Instant;
import java.util.UUID;

/**
 * An entry of an emergency list, opened for an incident while the service could not be reached. {@code entry} counts from 1
 * and is the sequence in the stratum of the list; {@code usedAt} is when its arm was read, in microseconds, and
 * {@code openedBy} by whom.
 */
public record Listed(UUID listId, int entry, UUID incidentId, Instant usedAt, String openedBy) {

    String stratum() {
        return ListStratum.of(listId);
    }
}
