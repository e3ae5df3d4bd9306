package org.project360.followup.attempt;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
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
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.audit.Audit;
import org.project360.chassis.http.Idempotency;
import org.project360.followup.schedule.Wave;
import org.project360.followup.schedule.Waves;

@Path("/v1/follow-ups/{waveId}/attempts")
@Tag(name = "Follow-ups")
@Produces(MediaType.APPLICATION_JSON)
class AttemptResource {

    /** The attempts for one wave; the policy bounds their number. */
    record Made(List<Attempt.View> items) {}

    private final RecordAttempt record;
    private final Attempts attempts;
    private final Waves waves;
    private final Idempotency idempotency;
    private final Audit audit;

    AttemptResource(RecordAttempt record, Attempts attempts, Waves waves, Idempotency idempotency, Audit audit) {
        this.record = record;
        this.attempts = attempts;
        this.waves = waves;
        this.idempotency = idempotency;
        this.audit = audit;
    }

    @POST
    @RolesAllowed("follow-up-collector")
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = Attempt.View.class, responseCode = "201")
    @Operation(
            summary = "Record an attempt to reach her",
            description = "409 with unsafe-contact-window against her instructions unless overrideReason is given; "
                    + "409 past the limits for a wave or a day, too soon after another attempt, or once completed.")
    public Response record(
            @PathParam("waveId") UUID waveId,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid NewAttempt attempt) {
        return idempotency.once(
                key,
                "POST /v1/follow-ups/" + waveId + "/attempts",
                attempt,
                () -> Response.status(Response.Status.CREATED)
                        .entity(record.record(waveId, attempt))
                        .build());
    }

    @GET
    @RolesAllowed("follow-up-collector")
    @Transactional
    @APIResponseSchema(Made.class)
    @Operation(summary = "The attempts for a wave, the earliest first; audited")
    public Response list(@PathParam("waveId") UUID waveId) {
        Wave wave = waves.forCollector(waveId, record.now());
        audit.record("attempt.read", "follow-up", wave.id());
        return Response.ok(new Made(
                        attempts.forWave(waveId).stream().map(Attempt::view).toList()))
                .header("Cache-Control", "no-store")
                .build();
    }
}
