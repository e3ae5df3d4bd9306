package org.project360.randomisation.trial;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
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
import org.project360.chassis.http.ETags;
import org.project360.chassis.http.Idempotency;
import org.project360.chassis.problem.Problem;

/** The trial and its life. */
@Path("/v1/trials/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Trial")
class TrialResource {

    /** Why; it stays in the trial's history, where every reader of the trial sees it. */
    record Reason(@NotBlank @Size(max = 500) String reason) {}

    private final Trials trials;
    private final TrialHistory history;
    private final MoveTrial move;
    private final Idempotency idempotency;

    TrialResource(Trials trials, TrialHistory history, MoveTrial move, Idempotency idempotency) {
        this.trials = trials;
        this.history = history;
        this.move = move;
        this.idempotency = idempotency;
    }

    @GET
    @RolesAllowed({"trial-manager", "statistician", "auditor"})
    @Transactional
    @Operation(summary = "The trial, without its block sizes and its secret")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TrialView.class)))
    public Response show(@PathParam("id") UUID id) {
        return answer(trials.known(id));
    }

    @GET
    @Path("/figures")
    @RolesAllowed("statistician")
    @Transactional
    @Operation(
            summary = "How well the design can be guessed, and how even it keeps the arms",
            description =
                    "Computed when the trial is validated. For the statistician alone: the figures of permuted blocks"
                            + " say something about their sizes.")
    public DesignFigures figures(@PathParam("id") UUID id) {
        return trials.known(id)
                .figures()
                .orElseThrow(() -> Problem.conflict(
                        "trial-not-validated", "Only a validated trial has figures", "Validate the trial first."));
    }

    @POST
    @Path("/validate")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("trial-manager")
    @Operation(summary = "Check the design: compute how well it can be guessed, and list what is unwise about it")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TrialView.class)))
    @APIResponse(responseCode = "422", description = "The design is too easily guessed")
    public Response validate(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid @NotNull Reason body) {
        return idempotency.once(key, "validate " + id, body, () -> answer(move.validate(id, ifMatch, body.reason())));
    }

    @POST
    @Path("/freeze")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("trial-manager")
    @Operation(summary = "Fix the design, draw and seal the secret, publish its hash")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TrialView.class)))
    public Response freeze(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid @NotNull Reason body) {
        return idempotency.once(key, "freeze " + id, body, () -> answer(move.freeze(id, ifMatch, body.reason())));
    }

    @POST
    @Path("/open")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("trial-manager")
    @Operation(summary = "Begin to allocate; by another person than the one who froze the trial")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TrialView.class)))
    public Response open(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid @NotNull Reason body) {
        return idempotency.once(key, "open " + id, body, () -> answer(move.open(id, ifMatch, body.reason())));
    }

    private Response answer(Trial trial) {
        return Response.ok(TrialView.of(trial, history.of(trial)))
                .header("ETag", ETags.of(trial.version()))
                .build();
    }
}
