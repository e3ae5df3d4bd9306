package org.project360.intake.stewardship;

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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.http.Idempotency;
import org.project360.intake.cohort.Hold;
import org.project360.intake.storage.Attempts;

/** What keeps a person out of the trial. */
@Path("/v1/persons/{id}/holds")
@Tag(name = "Stewardship")
@RolesAllowed("data-steward")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class HoldsResource {

    /** What to place. */
    record HoldOrder(@NotNull Hold.Kind kind) {}

    /** Every hold there ever was on a person; few, so there are no pages. */
    record HoldsOfPerson(List<Hold> items) {}

    private final HoldPerson holds;
    private final Idempotency idempotency;

    HoldsResource(HoldPerson holds, Idempotency idempotency) {
        this.holds = holds;
        this.idempotency = idempotency;
    }

    @GET
    @Operation(summary = "What keeps or kept this person out of the trial, the first first; audited")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = HoldsOfPerson.class)))
    @APIResponse(responseCode = "404", description = "There is nothing here that you may see")
    @APIResponse(responseCode = "410", description = "Erased")
    public Response list(@PathParam("id") UUID id) {
        return Response.ok(new HoldsOfPerson(holds.of(id)))
                .header("Cache-Control", "no-store")
                .build();
    }

    @POST
    @Operation(summary = "Keep this person out of the trial; an allocation she has already stays")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Hold.class)))
    @APIResponse(responseCode = "404", description = "There is nothing here that you may see")
    @APIResponse(responseCode = "409", description = "Held already")
    @APIResponse(responseCode = "410", description = "Erased")
    public Response place(
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid HoldOrder order) {
        return Attempts.of(() -> idempotency.once(
                key,
                "POST /v1/persons/" + id + "/holds",
                order,
                () -> Response.status(201)
                        .location(URI.create("/v1/persons/" + id + "/holds"))
                        .entity(holds.place(id, order.kind()))
                        .build()));
    }

    @POST
    @Path("/{holdId}/lifting")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Lift a hold: what is reported from now on is decided without it")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Hold.class)))
    @APIResponse(responseCode = "404", description = "There is nothing here that you may see")
    @APIResponse(responseCode = "409", description = "Lifted before")
    @APIResponse(responseCode = "410", description = "Erased")
    public Response lift(
            @PathParam("id") UUID id,
            @PathParam("holdId") UUID holdId,
            @HeaderParam("Idempotency-Key") @Nullable String key) {
        return Attempts.of(() -> idempotency.once(
                key,
                "POST /v1/persons/" + id + "/holds/" + holdId + "/lifting",
                "",
                () -> Response.ok(holds.lift(id, holdId)).build()));
    }
}
