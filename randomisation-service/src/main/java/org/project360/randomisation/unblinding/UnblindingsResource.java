package org.project360.randomisation.unblinding;

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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.http.Cursors;
import org.project360.chassis.http.Page;
import org.project360.randomisation.trial.Trials;

/** Who broke the blind of whom and when: for those who run the trial, without arm and reason. */
@Path("/v1/trials/{id}/unblindings")
@Tag(name = "Unblinding")
class UnblindingsResource {

    /** One break of the blind. */
    record Break(UUID unblindingId, UUID personId, String actor, Instant unblindedAt) {}

    /** One page; the next one is in {@code Link: rel=next}. */
    record Breaks(List<Break> items) {}

    private final Trials trials;
    private final Unblindings unblindings;
    private final Cursors cursors;

    UnblindingsResource(Trials trials, Unblindings unblindings, Cursors cursors) {
        this.trials = trials;
        this.unblindings = unblindings;
        this.cursors = cursors;
    }

    @GET
    @RolesAllowed({"trial-manager", "auditor"})
    @Transactional
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Every break of the blind, oldest first, without arm and reason")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Breaks.class)))
    public Response list(
            @PathParam("id") UUID id,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @Context UriInfo uri) {
        trials.known(id);
        String listing = "unblindings/" + id;
        int size = Page.size(limit);
        List<String> place =
                cursors.decode(listing, cursor).orElse(List.of(Instant.EPOCH.toString(), new UUID(0, 0).toString()));
        List<Unblinding> rows =
                unblindings.of(id, Instant.parse(place.get(0)), UUID.fromString(place.get(1)), size + 1);
        return cursors.page(
                        listing,
                        rows,
                        size,
                        one -> List.of(one.at().toString(), one.id().toString()))
                .map(one -> new Break(one.id(), one.personId(), one.actor(), one.at()))
                .respond(uri);
    }
}
