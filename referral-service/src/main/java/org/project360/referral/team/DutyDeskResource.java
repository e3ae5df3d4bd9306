package org.project360.referral.team;

import jakarta.annotation.security.RolesAllowed;
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
import org.project360.chassis.http.Idempotency;

/** Safety concerns raised at follow-up and escalations of later reports, of either arm. */
@Path("/v1/duty-desk")
@Tag(name = "Duty desk")
@Produces(MediaType.APPLICATION_JSON)
class DutyDeskResource {

    private final DutyDesk desk;
    private final Idempotency idempotency;

    DutyDeskResource(DutyDesk desk, Idempotency idempotency) {
        this.desk = desk;
        this.idempotency = idempotency;
    }

    @GET
    @RolesAllowed("duty-manager")
    @Operation(summary = "Open concerns, most urgent first")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DutyDesk.Concerns.class)))
    public Response open(
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @Context UriInfo uri) {
        return desk.open(cursor, limit).respond(uri);
    }

    @POST
    @Path("/{id}/acknowledgement")
    @RolesAllowed("duty-manager")
    @Operation(summary = "Take a concern on; it leaves the desk")
    @APIResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = DutyDesk.Acknowledged.class)))
    public Response acknowledge(@PathParam("id") UUID id, @HeaderParam("Idempotency-Key") @Nullable String key) {
        return idempotency.once(
                key,
                "POST /v1/duty-desk/" + id + "/acknowledgement",
                null,
                () -> Response.status(201).entity(desk.acknowledge(id)).build());
    }
}
