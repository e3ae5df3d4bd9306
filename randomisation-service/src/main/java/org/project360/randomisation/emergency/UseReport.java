package org.project360.randomisation.emergency;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.project360.randomisation.allocation.ListStratum;

/** The entries that were opened, as {@code p360 trial open-entry} logged them. */
record UseReport(
        @NotNull @Size(min = 1, max = ListStratum.MOST_ENTRIES)
        List<@Valid @NotNull Use> uses) {

    /** One opened entry. */
    record Use(
            @Min(1) @Max(ListStratum.MOST_ENTRIES) int entry,

            @Schema(description = "The incident it was opened for; none if it was opened by mistake.") @Nullable
            UUID incidentId,

            @Schema(description = "When its arm was read; from then on it counts.") @NotNull
            Instant usedAt,

            @Schema(description = "The account of whoever opened it.")
            @NotNull
            @Pattern(regexp = "[A-Za-z0-9._@-]{1,100}")
            String openedBy) {}
}
