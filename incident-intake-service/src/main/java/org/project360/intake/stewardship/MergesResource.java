package org.project360.intake.stewardship;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.http.ETags;
import org.project360.chassis.http.Idempotency;
import org.project360.intake.stewardship.StewardRequest.Kind;
import org.project360.intake.storage.Attempts;

/** Merges that wait for a second person, and what became of them. */
@Path("/v1/merges")
@Tag(name = "Stewardship")
@RolesAllowed("data-steward")
@Produces(MediaType.APPLICATION_JSON)
class MergesResource {

    private final MergePersons merge;
    private final RequestDesk desk;
    private final StewardRequestsListing listing;
    private final Merges merges;
    private final Idempotency idempotency;

    MergesResource(
            MergePersons merge,
            RequestDesk desk,
            StewardRequestsListing listing,
            Merges merges,
            Idempotency idempotency) {
        this.merge = merge;
        this.desk = desk;
        this.listing = listing;
        this.merges = merges;
        this.idempotency = idempotency;
    }

    @GET
    @Transactional
    @Operation(summary = "What waits for a second person, oldest first")
    public Response list(
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @Context UriInfo uri) {
        return listing.pending(Kind.MERGE, cursor, limit).map(this::view).respond(uri);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"data-steward", "auditor"})
    @Transactional
    @Operation(summary = "One merge and what became of it")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = MergeView.class)))
    @APIResponse(responseCode = "404", description = "There is nothing here that you may see")
    public Response one(@PathParam("id") UUID id) {
        return respond(desk.one(Kind.MERGE, id));
    }

    @POST
    @Path("/{id}/confirmation")
    @Operation(summary = "Confirm it, as a second person")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = MergeView.class)))
    @APIResponse(responseCode = "404", description = "There is nothing here that you may see")
    @APIResponse(responseCode = "409", description = "Your own request, settled before, or no longer possible")
    @APIResponse(responseCode = "410", description = "Erased in the meantime")
    @APIResponse(responseCode = "412", description = "Changed since you read it")
    @APIResponse(responseCode = "428", description = "If-Match is missing")
    public Response confirm(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("Idempotency-Key") @Nullable String key) {
        String scope = "POST /v1/merges/" + id + "/confirmation";
        return Attempts.of(() -> idempotency.once(key, scope, ifMatch, () -> respond(merge.confirm(id, ifMatch))));
    }

    @POST
    @Path("/{id}/withdrawal")
    @Operation(summary = "Withdraw it: it is not to be done")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = MergeView.class)))
    @APIResponse(responseCode = "404", description = "There is nothing here that you may see")
    @APIResponse(responseCode = "409", description = "Settled before")
    @APIResponse(responseCode = "412", description = "Changed since you read it")
    @APIResponse(responseCode = "428", description = "If-Match is missing")
    public Response withdraw(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("Idempotency-Key") @Nullable String key) {
        String scope = "POST /v1/merges/" + id + "/withdrawal";
        return Attempts.of(() ->
                idempotency.once(key, scope, ifMatch, () -> respond(desk.withdraw(Kind.MERGE, id, ifMatch))));
    }

    private MergeView view(StewardRequest request) {
        return MergeView.of(request, merges.find(request.id()));
    }

    private Response respond(StewardRequest request) {
        return Response.ok(view(request))
                .header("ETag", ETags.of(request.version()))
                .header("Cache-Control", "no-store")
                .build();
    }
}
