package org.project360.randomisation.allocation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.http.Idempotency;

/** Made-up candidates for test trials. */
@Path("/v1/trials/{id}/test-candidates")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Trial")
class TestCandidatesResource {

    /** How many, and with which levels. */
    record Wish(
            @Schema(description = "1 if it is not given.") @Min(1) @Max(1000) @Nullable
            Integer count,

            @Schema(description = "Their covariates; if they are not given, the levels of the strata in turn.")
            @Size(max = 20)
            @Nullable
            Map<String, String> covariates) {}

    private final TakeTestCandidates take;
    private final Idempotency idempotency;

    TestCandidatesResource(TakeTestCandidates take, Idempotency idempotency) {
        this.take = take;
        this.idempotency = idempotency;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("trial-manager")
    @Operation(
            summary = "Allocate made-up candidates in a test trial",
            description =
                    "By the code that allocates real ones. What became of them is in the trial's progress and ledger.")
    @APIResponse(responseCode = "204", description = "They were taken")
    @APIResponse(responseCode = "409", description = "The trial is a real one")
    public Response take(
            @PathParam("id") UUID id, @HeaderParam("Idempotency-Key") @Nullable String key, @Valid @NotNull Wish body) {
        return idempotency.once(key, "test-candidates " + id, body, () -> {
            take.take(id, body.count() == null ? 1 : body.count(), body.covariates());
            return Response.noContent().build();
        });
    }
}
