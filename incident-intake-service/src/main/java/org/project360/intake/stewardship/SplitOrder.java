package org.project360.intake.stewardship;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What to take apart: a merge, incidents whose victim she is not, or a merge and incidents that go with it. */
record SplitOrder(
        @Nullable UUID mergeId,
        @Nullable @Size(max = 1000) List<@NotNull UUID> incidentIds,
        @NotBlank @Pattern(regexp = Reasons.OF_SPLIT) String reasonCode) {

    Set<UUID> incidents() {
        return incidentIds == null ? Set.of() : new TreeSet<>(incidentIds);
    }
}
