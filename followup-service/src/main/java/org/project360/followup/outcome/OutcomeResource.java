package org.project360.followup.outcome;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.http.ETags;
import org.project360.chassis.http.Idempotency;

@Path("/v1/follow-ups/{waveId}/outcome")
@Tag(name = "Follow-ups")
@Produces(MediaType.APPLICATION_JSON)
class OutcomeResource {

    private final RecordOutcome record;
    private final CorrectOutcome correct;
    private final ReadOutcome read;
    private final Idempotency idempotency;

    OutcomeResource(RecordOutcome record, CorrectOutcome correct, ReadOutcome read, Idempotency idempotency) {
        this.record = record;
        this.correct = correct;
        this.read = read;
        this.idempotency = idempotency;
    }

    @POST
    @RolesAllowed("follow-up-collector")
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = RecordedOutcome.class, responseCode = "201")
    @Operation(
            summary = "Record what she answered",
            description = "Every item carries a value or a missing code. After the closing of the wave it is accepted "
                    + "with the flag OUT_OF_WINDOW. A dangerous answer calls the duty desk at once, in either arm.")
    public Response record(
            @PathParam("waveId") UUID waveId,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid NewOutcome outcome) {
        return idempotency.once(
                key,
                "POST /v1/follow-ups/" + waveId + "/outcome",
                outcome,
                () -> respond(Response.status(Response.Status.CREATED), record.record(waveId, outcome)));
    }

    @PUT
    @RolesAllowed("follow-up-collector")
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = RecordedOutcome.class, responseCode = "200")
    @Operation(summary = "Correct it: a new version with a reason, the old one is kept; If-Match is required")
    public Response correct(
            @PathParam("waveId") UUID waveId,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid Correction correction) {
        return respond(Response.ok(), correct.correct(waveId, ifMatch, correction));
    }

    @GET
    @RolesAllowed("follow-up-collector")
    @APIResponseSchema(ReadOutcome.View.class)
    @Operation(summary = "What she answered; the latest version or the one asked for; audited")
    public Response read(@PathParam("waveId") UUID waveId, @QueryParam("version") @Nullable Integer version) {
        ReadOutcome.View outcome = read.read(waveId, version);
        return Response.ok(outcome)
                .header("ETag", ETags.of(outcome.version()))
                .header("Cache-Control", "no-store")
                .build();
    }

    private static Response respond(Response.ResponseBuilder response, RecordedOutcome outcome) {
        return response.entity(outcome)
                .header("ETag", ETags.of(outcome.version()))
                .header("Cache-Control", "no-store")
                .build();
    }
}
