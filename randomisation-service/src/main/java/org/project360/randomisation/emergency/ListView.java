package org.project360.randomisation.emergency;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A list as those who run the trial see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ListView(
        UUID id,
        int entries,
        String reason,
        EmergencyList.State state,

        @Schema(description = "Asked for by its id, because a database that was set back had forgotten it.")
        boolean registeredAgain,

        String requestedBy,
        Instant requestedAt,
        @Nullable String approvedBy,
        @Nullable Instant approvedAt,
        @Nullable String endedBy,
        @Nullable Instant endedAt,

        @Schema(description = "What became of each entry; only once the list is closed.") @Nullable
        List<EntryOutcome> outcomes) {}
