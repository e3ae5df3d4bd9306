package org.project360.randomisation.unblinding;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.http.Idempotency;
import org.project360.chassis.problem.Problem;

/** Emergency unblinding of one participant. */
@Path("/v1/trials/{id}/participants/{personId}/unblinding")
@Tag(name = "Unblinding")
class UnblindingResource {

    /** Why the blind must be broken; stored sealed, shown to nobody by this API. */
    record Reason(@NotBlank @Size(max = 2000) String reason) {

        @Override
        public String toString() {
            return "***";
        }
    }

    private final UnblindParticipant unblind;
    private final Idempotency idempotency;

    UnblindingResource(UnblindParticipant unblind, Idempotency idempotency) {
        this.unblind = unblind;
        this.idempotency = idempotency;
    }

    @POST
    @RolesAllowed("statistician-unblinded")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Break the blind of one participant, for a reason that is kept")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = UnblindParticipant.Unblinded.class)))
    public Response unblind(
            @PathParam("id") UUID id,
            @PathParam("personId") UUID personId,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid @NotNull Reason body) {
        if (key == null || key.isBlank()) {
            // Every break counts: a repeated request must not look like a second one.
            throw new Problem(
                    400,
                    "idempotency-key-missing",
                    "Idempotency-Key is missing",
                    "Send a new Idempotency-Key with each unblinding.");
        }
        return idempotency.once(
                key,
                "unblind " + id + "/" + personId,
                body,
                () -> Response.ok(unblind.unblind(id, personId, body.reason()))
                        .header("Cache-Control", "no-store")
                        .build());
    }
}
