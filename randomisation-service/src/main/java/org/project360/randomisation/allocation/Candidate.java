package org.project360.randomisation.allocation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.event.IncomingEvent;
import org.project360.chassis.event.RejectedEvent;
import org.project360.contracts.intake.CandidateIdentified;

/** A candidate and the record that brought it. */
record Candidate(CandidateIdentified data, String topic, int partition, long offset) {

    static Candidate of(IncomingEvent event, CandidateIdentified data) {
        return new Candidate(data, event.topic(), event.partition(), event.offset());
    }

    /** Refuses a payload without what every allocation needs; covariates may be missing, they can come later. */
    static CandidateIdentified complete(CandidateIdentified data) {
        List<RejectedEvent.Reason> missing = new ArrayList<>();
        need(data.incidentId(), "/incidentId", missing);
        need(data.personId(), "/personId", missing);
        need(data.householdId(), "/householdId", missing);
        need(data.reportedAt(), "/reportedAt", missing);
        need(data.ruleSetVersion(), "/ruleSetVersion", missing);
        if (!missing.isEmpty()) {
            throw new RejectedEvent(missing);
        }
        return data;
    }

    /**
     * Whether she was found eligible after this moment. An evaluation that was asked for is no older than the request, whose
     * time is by this service's own clock.
     */
    boolean evaluatedAfter(Instant moment) {
        @Nullable Instant identifiedAt = data.identifiedAt();
        @Nullable Instant requestedAt = data.requestedAt();
        return identifiedAt != null && identifiedAt.isAfter(moment)
                || requestedAt != null && requestedAt.isAfter(moment);
    }

    UUID incidentId() {
        return data.incidentId();
    }

    UUID personId() {
        return data.personId();
    }

    Map<String, String> covariates() {
        @Nullable Map<String, String> given = data.covariates();
        return given == null ? Map.of() : given;
    }

    private static void need(@Nullable Object value, String pointer, List<RejectedEvent.Reason> missing) {
        if (value == null) {
            missing.add(new RejectedEvent.Reason(pointer, "required", "The value here is missing."));
        }
    }
}
