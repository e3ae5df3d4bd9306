package org.project360.intake.incident;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.project360.intake.identity.Associate;

/** The incidents that a batch is about; the stored ones are locked. */
record IncidentBook(Map<IncidentName, BookedIncident> byName, List<Associate> associates) {

    BookedIncident incident(IncidentName name) {
        return Objects.requireNonNull(byName.get(name));
    }

    Collection<BookedIncident> all() {
        return byName.values();
    }
}
