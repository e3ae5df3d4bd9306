package org.project360.randomisation.identity;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.audit.Audit;
import org.project360.chassis.http.Cursors;
import org.project360.chassis.http.Page;
import org.project360.randomisation.trial.Trials;

/** Participants who turned out to be one person with different arms, without an arm. */
@Path("/v1/trials/{id}/arm-conflicts")
@Tag(name = "Identity")
class ArmConflictsResource {

    private static final UUID FIRST = new UUID(0, 0);

    private final Trials trials;
    private final ArmConflicts conflicts;
    private final Cursors cursors;
    private final Audit audit;

    ArmConflictsResource(Trials trials, ArmConflicts conflicts, Cursors cursors, Audit audit) {
        this.trials = trials;
        this.conflicts = conflicts;
        this.cursors = cursors;
        this.audit = audit;
    }

    @GET
    @RolesAllowed({"statistician", "auditor"})
    @Produces(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(
            summary = "Participants who are or were one person with different arms, oldest first; no arm",
            description = "ARM_CONFLICT: both allocations stand and the first counts. SPLIT: they were not one person.")
    public Response list(
            @PathParam("id") UUID id,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @Context UriInfo uri) {
        UUID trial = trials.known(id).id();
        String listing = "arm-conflicts/" + trial;
        int size = Page.size(limit);
        List<String> place =
                cursors.decode(listing, cursor).orElse(List.of(Instant.EPOCH.toString(), FIRST.toString()));
        List<ArmConflict> found =
                conflicts.after(trial, Instant.parse(place.get(0)), UUID.fromString(place.get(1)), size + 1);
        audit.record("arm-conflicts.read", "trial", trial);
        return cursors.page(listing, found, size, c -> List.of(c.foundAt().toString(), c.id().toString()))
                .respond(uri);
    }
}
