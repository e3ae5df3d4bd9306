package org.project360.referral.contact;

import jakarta.annotation.security.RolesAllowed;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.http.Idempotency;

/** The attempts of one referral. */
@Path("/v1/referrals/{id}/contact-attempts")
@Tag(name = "Contact")
@Produces(MediaType.APPLICATION_JSON)
class ContactAttemptResource {

    private final RecordContactAttempt record;
    private final ReadAttempts read;
    private final Idempotency idempotency;

    ContactAttemptResource(RecordContactAttempt record, ReadAttempts read, Idempotency idempotency) {
        this.record = record;
        this.read = read;
        this.idempotency = idempotency;
    }

    @GET
    @RolesAllowed({"caseworker", "team-lead", "duty-manager"})
    @Operation(summary = "Attempts, oldest first")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = AttemptView.Attempts.class)))
    public Response list(
            @PathParam("id") UUID id,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @Context UriInfo uri) {
        return read.read(id, cursor, limit).respond(uri);
    }

    @POST
    @RolesAllowed({"caseworker", "team-lead", "duty-manager"})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Record an attempt; 409 unsafe-contact-window where it was not safe and not overridden")
    @APIResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = RecordContactAttempt.Recorded.class)))
    public Response record(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid AttemptReport report) {
        return idempotency.once(key, "POST /v1/referrals/" + id + "/contact-attempts", report, () -> {
            RecordContactAttempt.Recorded recorded = record.record(id, ifMatch, report);
            return Response.status(201)
                    .entity(recorded)
                    .header("ETag", recorded.etag())
                    .build();
        });
    }
}
