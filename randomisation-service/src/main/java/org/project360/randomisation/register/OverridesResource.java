package org.project360.randomisation.register;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
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
import org.project360.chassis.http.Idempotency;

/** Clinical overrides: two duty managers, one service, no change of the arm. */
@Path("/v1/trials/{id}/overrides")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("duty-manager")
@Tag(name = "Register")
class OverridesResource {

    private final OverrideService override;
    private final Idempotency idempotency;

    OverridesResource(OverrideService override, Idempotency idempotency) {
        this.override = override;
        this.idempotency = idempotency;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Propose that a participant gets another service than her arm's, for her safety",
            description = "It counts once a second duty manager confirms it. The arm never changes.")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = OverrideView.class)))
    public Response propose(
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid @NotNull OverrideProposal body,
            @Context UriInfo uri) {
        // The fingerprint of the request is kept in clear: the service is no part of it.
        return idempotency.once(key, "override " + id, List.of(body.personId(), body.reason()), () -> {
            OverrideView proposed = override.propose(id, body);
            return answer(
                    Response.created(uri.getAbsolutePathBuilder()
                            .path(proposed.id().toString())
                            .build()),
                    proposed);
        });
    }

    @GET
    @Path("/{overrideId}")
    @Operation(summary = "One override and what became of it")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = OverrideView.class)))
    public Response one(@PathParam("id") UUID id, @PathParam("overrideId") UUID overrideId) {
        return answer(Response.ok(), override.read(id, overrideId));
    }

    @POST
    @Path("/{overrideId}/confirmation")
    @Operation(summary = "Confirm it, as a second person")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = OverrideView.class)))
    @APIResponse(responseCode = "409", description = "Your own proposal, or settled before")
    public Response confirm(
            @PathParam("id") UUID id,
            @PathParam("overrideId") UUID overrideId,
            @HeaderParam("Idempotency-Key") @Nullable String key) {
        return settle(id, overrideId, OverrideOutcome.Outcome.CONFIRMED, key);
    }

    @POST
    @Path("/{overrideId}/withdrawal")
    @Operation(summary = "Withdraw it: it is not to be done")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = OverrideView.class)))
    @APIResponse(responseCode = "409", description = "Settled before")
    public Response withdraw(
            @PathParam("id") UUID id,
            @PathParam("overrideId") UUID overrideId,
            @HeaderParam("Idempotency-Key") @Nullable String key) {
        return settle(id, overrideId, OverrideOutcome.Outcome.WITHDRAWN, key);
    }

    private Response settle(UUID id, UUID overrideId, OverrideOutcome.Outcome as, @Nullable String key) {
        return idempotency.once(
                key,
                "settle override " + overrideId,
                as,
                () -> answer(Response.ok(), override.settle(id, overrideId, as)));
    }

    private static Response answer(Response.ResponseBuilder response, OverrideView view) {
        return response.entity(view).header("Cache-Control", "no-store").build();
    }
}
