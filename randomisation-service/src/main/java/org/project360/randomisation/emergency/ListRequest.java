package org.project360.randomisation.emergency;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.project360.randomisation.allocation.ListStratum;

/** What somebody asks for; the reason stays with the list, where every reader of the list sees it. */
record ListRequest(
        @Schema(description = "Entries, each for one unit; the ceiling is kept free for them while the list is out.")
        @Min(1)
        @Max(ListStratum.MOST_ENTRIES)
        int entries,

        @NotBlank @Size(max = 500) String reason,

        @Schema(
                description = "Only for a list that a database which was set back has forgotten: its id, from its file."
                        + " Its draws and codes are what they were.")
        @Nullable
        UUID id) {

    ListRequest(int entries, String reason) {
        this(entries, reason, null);
    }
}
