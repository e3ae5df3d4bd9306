package org.project360.randomisation.trial;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.http.Cursors;
import org.project360.chassis.http.ETags;
import org.project360.chassis.http.Idempotency;
import org.project360.chassis.http.Page;

/** What is done to a trial after its freeze: proposed by one person, confirmed by a second. */
@Path("/v1/trials/{id}/changes")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("trial-manager")
@Tag(name = "Trial")
class TrialChangesResource {

    private final Trials trials;
    private final TrialChanges changes;
    private final ChangeTrial change;
    private final Cursors cursors;
    private final Idempotency idempotency;

    TrialChangesResource(
            Trials trials, TrialChanges changes, ChangeTrial change, Cursors cursors, Idempotency idempotency) {
        this.trials = trials;
        this.changes = changes;
        this.change = change;
        this.cursors = cursors;
        this.idempotency = idempotency;
    }

    @GET
    @RolesAllowed({"trial-manager", "statistician", "auditor"})
    @Transactional
    @Operation(summary = "What was proposed for the trial and what became of it, oldest first")
    public Response list(
            @PathParam("id") UUID id,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @Context UriInfo uri) {
        trials.known(id);
        String listing = "changes " + id;
        int size = Page.size(limit);
        UUID after = cursors.decode(listing, cursor)
                .map(place -> UUID.fromString(place.get(0)))
                .orElse(null);
        Page<TrialChange> page = cursors.page(
                listing,
                changes.page(id, after, size + 1),
                size,
                one -> List.of(one.id().toString()));
        return page.map(TrialChange::view).respond(uri);
    }

    @GET
    @Path("/{changeId}")
    @RolesAllowed({"trial-manager", "statistician", "auditor"})
    @Transactional
    @Operation(summary = "One change and what became of it")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TrialChange.View.class)))
    public Response one(@PathParam("id") UUID id, @PathParam("changeId") UUID changeId) {
        trials.known(id);
        return answer(changes.known(id, changeId));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Propose to pause, resume, extend, close or unblind the trial",
            description = "Nothing happens before a second trial manager confirms it. If-Match is the trial's ETag.")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = TrialChange.View.class)))
    @APIResponse(responseCode = "409", description = "The trial's state does not allow it, or it is pending already")
    @APIResponse(responseCode = "422", description = "An extension that extends nothing")
    public Response propose(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid @NotNull Proposal body,
            @Context UriInfo uri) {
        return idempotency.once(key, "propose " + id, body, () -> {
            TrialChange proposed = change.propose(id, ifMatch, body);
            return Response.created(uri.getAbsolutePathBuilder()
                            .path(proposed.id().toString())
                            .build())
                    .entity(proposed.view())
                    .header("ETag", ETags.of(proposed.version()))
                    .build();
        });
    }

    @POST
    @Path("/{changeId}/confirmation")
    @Operation(summary = "Confirm it, as a second person: it is done at once")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TrialChange.View.class)))
    @APIResponse(responseCode = "409", description = "Your own proposal, settled before, or no longer possible")
    public Response confirm(
            @PathParam("id") UUID id,
            @PathParam("changeId") UUID changeId,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("Idempotency-Key") @Nullable String key) {
        return idempotency.once(
                key, "confirm " + changeId, ifMatch, () -> answer(change.confirm(id, changeId, ifMatch)));
    }

    @POST
    @Path("/{changeId}/withdrawal")
    @Operation(summary = "Withdraw it: it is not to be done")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TrialChange.View.class)))
    public Response withdraw(
            @PathParam("id") UUID id,
            @PathParam("changeId") UUID changeId,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("Idempotency-Key") @Nullable String key) {
        return idempotency.once(
                key, "withdraw " + changeId, ifMatch, () -> answer(change.withdraw(id, changeId, ifMatch)));
    }

    private static Response answer(TrialChange change) {
        return Response.ok(change.view())
                .header("ETag", ETags.of(change.version()))
                .build();
    }
}
