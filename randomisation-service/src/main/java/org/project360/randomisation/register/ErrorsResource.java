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

/** The register of errors of randomisation. */
@Path("/v1/trials/{id}/errors")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Register")
class ErrorsResource {

    private final ReportError report;
    private final ExportRegister export;
    private final Idempotency idempotency;

    ErrorsResource(ReportError report, ExportRegister export, Idempotency idempotency) {
        this.report = report;
        this.export = export;
        this.idempotency = idempotency;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("trial-manager")
    @Operation(
            summary = "Report an error about a participant, by type",
            description = "The answer says what is done about it. Her allocation stands in every case.")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = TrialError.View.class)))
    @APIResponse(responseCode = "422", description = "Levels that the trial does not know")
    public Response report(
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid @NotNull ErrorReport body) {
        return idempotency.once(
                key,
                "error " + id,
                body,
                () -> Response.status(201)
                        .entity(report.report(id, body).view())
                        .build());
    }

    @GET
    @Path("/export")
    @RolesAllowed({"auditor", "statistician"})
    @Operation(
            summary = "The register as a file beside the ledger, with the counts that CONSORT wants, never by arm",
            description = "Format p360-register-export-v1. Clinical overrides are a number, whichever way they went.")
    public ErrorRegister export(@PathParam("id") UUID id) {
        return export.export(id);
    }
}
