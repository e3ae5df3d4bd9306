package org.project360.notification.notice;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.event.RejectedEvent;
import org.project360.contracts.intake.ChildExposed;
import org.project360.contracts.intake.IncidentRevised;
import org.project360.contracts.intake.PersonErased;
import org.project360.contracts.intake.PersonMerged;
import org.project360.contracts.intake.PersonSplit;

/** What JSON leaves absent arrives as null where the contract allows none; such an event is refused by its pointers. */
final class Complete {

    private Complete() {}

    static ChildExposed child(ChildExposed child) {
        Map<String, @Nullable Object> required = new LinkedHashMap<>();
        required.put("incidentId", child.incidentId());
        required.put("childId", child.childId());
        required.put("force", child.force());
        required.put("incidentReference", child.incidentReference());
        required.put("occurredAt", child.occurredAt());
        required.put("reportedAt", child.reportedAt());
        required.put("forename", child.forename());
        required.put("surname", child.surname());
        require(required);
        if (child.version() < 1) {
            throw new RejectedEvent("/version", "out-of-range", "The version is missing or less than 1.");
        }
        return child;
    }

    static IncidentRevised revised(IncidentRevised revised) {
        require(of("incidentId", revised.incidentId(), "childIds", revised.childIds()));
        return revised;
    }

    static PersonMerged merged(PersonMerged merged) {
        require(of("survivorId", merged.survivorId(), "mergedId", merged.mergedId(), "mergedAt", merged.mergedAt()));
        return merged;
    }

    static PersonSplit split(PersonSplit split) {
        require(of("personId", split.personId(), "separatedId", split.separatedId(), "splitAt", split.splitAt()));
        require(of("incidentIds", split.incidentIds()));
        return split;
    }

    static PersonErased erased(PersonErased erased) {
        require(of("personId", erased.personId()));
        return erased;
    }

    private static Map<String, @Nullable Object> of(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return values;
    }

    private static void require(Map<String, @Nullable Object> values) {
        List<RejectedEvent.Reason> reasons = new ArrayList<>();
        values.forEach((name, value) -> {
            if (value == null) {
                reasons.add(new RejectedEvent.Reason("/" + name, "missing", "A required value is missing."));
            }
        });
        if (!reasons.isEmpty()) {
            throw new RejectedEvent(reasons);
        }
    }
}
