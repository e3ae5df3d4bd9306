package org.project360.randomisation.trial;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.http.ETags;
import org.project360.chassis.http.Idempotency;

/** Trials to be. */
@Path("/v1/trials")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Trial")
class TrialsResource {

    private final DraftTrial drafts;
    private final Idempotency idempotency;

    TrialsResource(DraftTrial drafts, Idempotency idempotency) {
        this.drafts = drafts;
        this.idempotency = idempotency;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("trial-manager")
    @Operation(
            summary = "Draft a trial",
            description = "Candidates are allocated in the trial that the service is set to (randomisation.trial.id).")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = TrialView.class)))
    @APIResponse(responseCode = "409", description = "A trial of this code and version exists")
    @APIResponse(responseCode = "422", description = "A design that cannot be: the pointer names the part at fault")
    public Response draft(
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid @NotNull TrialDraft body,
            @Context UriInfo uri) {
        return idempotency.once(key, "draft", body, () -> {
            Trial trial = drafts.draft(body);
            return Response.created(uri.getAbsolutePathBuilder()
                            .path(trial.id().toString())
                            .build())
                    .entity(TrialView.of(trial, List.of()))
                    .header("ETag", ETags.of(0))
                    .build();
        });
    }
}
